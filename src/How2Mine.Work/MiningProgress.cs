namespace How2Mine.Work;

/// <summary>How far a run is. Written by one thread, read by another: figures may be a moment old, never torn.</summary>
public sealed class MiningProgress
{
    readonly Lock _lock = new();
    volatile Func<string> _doing = () => "";
    readonly Dictionary<string, long> _reasons = new(StringComparer.Ordinal);
    readonly List<string> _setAside = [];
    long _pages, _kept, _candidates, _damage, _filesDone, _bytesDone;

    public int FilesTotal { get; private set; }

    public long BytesTotal { get; private set; }

    public void Expect(IReadOnlyList<CrawlFile> files) => (FilesTotal, BytesTotal) = (files.Count, files.Sum(f => f.Input.Size));

    public MiningFigures Figures()
    {
        lock (_lock)
            return new MiningFigures(_filesDone, _bytesDone, _pages, _kept, _candidates, _damage,
                [.. _reasons.OrderByDescending(r => r.Value).ThenBy(r => r.Key, StringComparer.Ordinal)]);
    }

    public void Count(RecordRows rows)
    {
        lock (_lock)
        {
            _pages++;
            _candidates += rows.Candidates.Count;
            if (rows.Fate?.Outcome == "kept") _kept++;
            else if (rows.Fate?.Reason is { } reason) _reasons[reason] = _reasons.GetValueOrDefault(reason) + 1;
        }
    }

    /// <summary>Records counted elsewhere.</summary>
    /// <param name="reason">Why the pages were dropped, or null.</param>
    public void Count(long pages, long kept, long candidates, string? reason)
    {
        lock (_lock)
        {
            _pages += pages;
            _kept += kept;
            _candidates += candidates;
            if (reason is not null) _reasons[reason] = _reasons.GetValueOrDefault(reason) + pages;
        }
    }

    /// <summary>A page that a model mined; it was counted as a page when it was read.</summary>
    public void CountMined(RecordRows rows)
    {
        Count(rows);
        lock (_lock) _pages--;
    }

    /// <summary>What is being done now, beyond the counts.</summary>
    public string Doing => _doing();

    public void Say(string doing) => _doing = () => doing;

    /// <summary>For what changes without anybody saying so.</summary>
    public void Watch(Func<string> doing) => _doing = doing;

    public IReadOnlyList<string> FilesSetAside
    {
        get
        {
            lock (_lock) return [.. _setAside];
        }
    }

    public void SetAside(string file, string reason)
    {
        lock (_lock) _setAside.Add($"'{file}': {reason}");
    }

    public void CountFile(long bytes, long damage)
    {
        lock (_lock)
        {
            _filesDone++;
            _bytesDone += bytes;
            _damage += damage;
        }
    }

    /// <summary>Damaged places counted elsewhere.</summary>
    public void CountDamage(long damage)
    {
        lock (_lock) _damage += damage;
    }
}

/// <param name="Reasons">Why records were dropped, the most frequent first.</param>
public sealed record MiningFigures(long FilesDone, long BytesDone, long Pages, long Kept, long Candidates, long Damage, IReadOnlyList<KeyValuePair<string, long>> Reasons);
