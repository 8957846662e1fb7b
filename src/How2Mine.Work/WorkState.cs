using How2Mine.Lake;

namespace How2Mine.Work;

/// <summary>What the ledger says of one crawl file.</summary>
public sealed record LedgerKey(string InputId, string WarcFilename, string Outcome);

/// <summary>What a lake says of crawl files: which are done with, which were taken up and are not finished.</summary>
public sealed class WorkState
{
    readonly HashSet<string> _done = new(StringComparer.Ordinal), _doneNames = new(StringComparer.Ordinal), _refused = new(StringComparer.Ordinal);
    readonly Dictionary<string, ClaimRow> _claims = new(StringComparer.Ordinal);
    readonly ILookup<string, ClaimRow> _byPartition;

    public WorkState(IEnumerable<LedgerKey> ledger, IEnumerable<ClaimRow> claims)
    {
        foreach (var row in ledger)
        {
            (row.Outcome == "refused" ? _refused : _done).Add(row.InputId);
            if (row.Outcome != "refused") _doneNames.Add(row.WarcFilename);
        }
        // Two programs that claim the same file alone at once write the same row twice.
        foreach (var claim in claims) _claims.TryAdd(claim.InputId, claim);
        _byPartition = _claims.Values.OrderBy(c => c.WarcFilename, StringComparer.Ordinal).ToLookup(c => c.PartitionId, StringComparer.Ordinal);
    }

    public bool IsDone(CrawlFile file) => _done.Contains(file.Input.Id);

    /// <summary>Whether a remote file of that name is done, whatever its content: crawls on the web are not rewritten, and asking for each costs a request.</summary>
    public bool Knows(CrawlSource source) => CrawlStore.IsRemote(source.Address) && _doneNames.Contains(source.Name);

    /// <summary>Whether the ledger has the file as refused already.</summary>
    public bool IsRefused(string inputId) => _refused.Contains(inputId);

    public bool IsClaimed(CrawlFile file) => _claims.ContainsKey(file.Input.Id);

    public bool IsClaimedAlone(CrawlFile file) => _claims.TryGetValue(file.Input.Id, out var claim) && claim.PartitionId == claim.InputId;

    /// <summary>The partitions that were taken up and are not finished, as they were cut then.</summary>
    /// <param name="open">Files that are not done.</param>
    /// <exception cref="CallerMistakeException">A partition was taken up with other settings, or with files that are not named now.</exception>
    public IReadOnlyList<Partition> Begun(IReadOnlyList<CrawlFile> open, string settingsHash)
    {
        var files = open.ToDictionary(f => f.Input.Id, StringComparer.Ordinal);
        var partitions = new List<Partition>();
        foreach (var id in open.Where(IsClaimed).Select(f => _claims[f.Input.Id].PartitionId).Distinct(StringComparer.Ordinal))
        {
            var claims = _byPartition[id].Where(c => !_done.Contains(c.InputId)).ToList();
            if (claims.FirstOrDefault(c => c.SettingsHash != settingsHash) is { } other)
                throw new CallerMistakeException($"'{other.WarcFilename}' was begun with settings {other.SettingsHash} and not finished; run once more with them (settings/{other.SettingsHash}.json in the lake), then with yours ({settingsHash})");
            if (claims.FirstOrDefault(c => !files.ContainsKey(c.InputId)) is { } missing)
                throw new CallerMistakeException($"'{files[claims.First(c => files.ContainsKey(c.InputId)).InputId].Input.Name}' was begun together with '{missing.WarcFilename}' ({claims.Count} files in all) and not finished; name that file too, unchanged, to finish them");
            partitions.Add(new Partition(id, [.. claims.Select(c => files[c.InputId])]));
        }
        return partitions;
    }
}
