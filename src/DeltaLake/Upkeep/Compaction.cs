namespace DeltaLake.Upkeep;

/// <summary>Small data files made into few large ones, with the same rows in the same order. Writers who append meanwhile lose nothing; readers of older versions keep their files until a vacuum.</summary>
/// <param name="target">Size of the files made; those at least half as large stay as they are.</param>
public sealed class Compaction(DeltaTable table, long target = Compaction.DefaultTarget)
{
    public const long DefaultTarget = 128L << 20;

    const int Attempts = 20;

    /// <summary>Another commit that removes one of the files makes it begin again.</summary>
    /// <exception cref="ConcurrentChangeException">Somebody else removed files each time.</exception>
    public async Task<CompactionResult> RunAsync<T>(CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync<T>(ct);
            }
            catch (ConcurrentChangeException) when (attempt < Attempts)
            {
                // What it would have replaced is gone; what is there now may still be worth it.
            }
        }
    }

    async Task<CompactionResult> OnceAsync<T>(CancellationToken ct)
    {
        var snapshot = await table.SnapshotAsync(ct: ct);
        if (snapshot.Metadata.PartitionColumns.Count > 0) throw new UnsupportedFeatureException($"'{table.Folder}' is partitioned; compact it with Spark's OPTIMIZE", ["partitionColumns"]);
        var known = TableSchema.Of<T>().Columns.Select(c => c.Name).ToHashSet(StringComparer.Ordinal);
        if (snapshot.Schema.Columns.Where(c => !known.Contains(c.Name)).Select(c => c.Name).ToList() is { Count: > 0 } unknown)
            throw new DeltaException($"'{table.Folder}' has columns that {typeof(T).Name} does not know and would lose ({string.Join(", ", unknown)}); compact it with Spark's OPTIMIZE");
        var small = snapshot.Files.Where(f => f.Size < target / 2).OrderBy(f => f.ModificationTime).ThenBy(f => f.Path, StringComparer.Ordinal).ToList();
        if (small.Count < 2) return new(0, 0);
        var made = new List<AddFile>();
        await using var rows = table.ReadAsync<T>(snapshot, small, ct).GetAsyncEnumerator(ct);
        for (var more = await rows.MoveNextAsync(); more;)
        {
            await using var file = await table.NewDataFileAsync<T>(ct: ct);
            while (more && file.Bytes < target)
            {
                await file.AddAsync(rows.Current, ct);
                more = await rows.MoveNextAsync();
            }
            made.Add(await file.CompleteAsync(ct));
        }
        if (snapshot.NumRecords is not null && made.Sum(f => f.NumRecords) != small.Sum(f => f.NumRecords))
            throw new DeltaException($"'{table.Folder}': {small.Count} files say they have {small.Sum(f => f.NumRecords)} rows, {made.Sum(f => f.NumRecords)} were read; check the table before it is compacted");
        await (await table.BeginAsync("OPTIMIZE", ct: ct)).Remove(small).Add(made).Rearrange().CommitAsync(ct);
        return new(small.Count, made.Count);
    }
}

/// <param name="Removed">Files that were replaced.</param>
public sealed record CompactionResult(int Removed, int Added);
