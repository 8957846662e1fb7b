using DeltaLake;
using How2Mine.Lake;

namespace How2Mine.Embedded;

/// <summary>The append-only tables that partitions write.</summary>
public sealed record BaseTables(DeltaTable Inputs, DeltaTable Fates, DeltaTable Pages, DeltaTable Candidates)
{
    public static async Task<BaseTables> OpenAsync(LakeFolder lake, CancellationToken cancel) => new(
        await lake.CreateTableAsync<InputRow>(LakeTables.Inputs, cancel),
        await lake.CreateTableAsync<FateRow>(LakeTables.Fates, cancel),
        await lake.CreateTableAsync<PageRow>(LakeTables.Pages, cancel),
        await lake.CreateTableAsync<CandidateRow>(LakeTables.Candidates, cancel));

    /// <summary>The files that the ledger does not have yet.</summary>
    /// <exception cref="CallerMistakeException">A file was begun with other settings and not finished.</exception>
    public async Task<IReadOnlyList<CrawlFile>> NewAsync(IReadOnlyList<CrawlFile> files, string settingsHash, CancellationToken cancel)
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in Inputs.ReadAsync<LedgerKey>(await Inputs.SnapshotAsync(ct: cancel), cancel)) done.Add(row.InputId);
        var open = files.Where(f => !done.Contains(f.Input.Id)).ToList();
        foreach (var table in new[] { Fates, Pages, Candidates })
        {
            var begun = (await table.SnapshotAsync(ct: cancel)).Transactions.Keys.Select(k => k.Split('/')).Where(k => k is ["how2mine", _, _]).ToLookup(k => k[1], k => k[2]);
            foreach (var file in open)
                if (begun[file.Input.Id].FirstOrDefault(hash => hash != settingsHash) is { } other)
                    throw new CallerMistakeException($"'{file.Input.Name}' was begun with settings {other} and not finished; run once more with them (settings/{other}.json in the lake), then with yours ({settingsHash})");
        }
        return open;
    }

    sealed record LedgerKey(string InputId);
}
