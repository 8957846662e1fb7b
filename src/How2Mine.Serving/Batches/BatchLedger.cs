namespace How2Mine.Serving.Batches;

/// <summary>A request that was written into a batch.</summary>
public sealed record BatchKey(string Key, string Stage, string Model);

/// <summary>The batches that a lake emitted: what each asked, so that answers are told from strangers and what is missing is known.</summary>
public sealed class BatchLedger(string folder)
{
    const string Extension = ".asked";

    /// <summary>A batch by its id, with when it was emitted and its requests.</summary>
    public sealed record Emitted(string Id, DateTimeOffset At, string Folder, IReadOnlyList<BatchKey> Asked);

    public void Add(BatchManifest manifest, string outFolder, IReadOnlyList<BatchKey> asked)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, $"{manifest.EmittedAt:yyyyMMddTHHmmssfff}-{manifest.Id[..8]}{Extension}");
        File.WriteAllLines(path + ".tmp", asked.Select(a => $"{a.Key}\t{a.Stage}\t{a.Model}").Prepend($"{manifest.Id}\t{manifest.EmittedAt:O}\t{Path.GetFullPath(outFolder)}"));
        File.Move(path + ".tmp", path);
    }

    /// <summary>The oldest first.</summary>
    public IEnumerable<Emitted> All()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var path in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
        {
            var lines = File.ReadLines(path).Select(l => l.Split('\t')).ToList();
            yield return new Emitted(lines[0][0], DateTimeOffset.Parse(lines[0][1], System.Globalization.CultureInfo.InvariantCulture), lines[0][2], [.. lines.Skip(1).Select(l => new BatchKey(l[0], l[1], l[2]))]);
        }
    }
}
