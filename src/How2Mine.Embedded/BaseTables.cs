using DeltaLake;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>The append-only tables that partitions write.</summary>
public sealed record BaseTables(DeltaTable Inputs, DeltaTable Fates, DeltaTable Pages, DeltaTable Candidates, DeltaTable Claims)
{
    public static async Task<BaseTables> OpenAsync(LakeFolder lake, CancellationToken cancel) => new(
        await lake.CreateTableAsync<InputRow>(LakeTables.Inputs, cancel),
        await lake.CreateTableAsync<FateRow>(LakeTables.Fates, cancel),
        await lake.CreateTableAsync<PageRow>(LakeTables.Pages, cancel),
        await lake.CreateTableAsync<CandidateRow>(LakeTables.Candidates, cancel),
        await lake.CreateTableAsync<ClaimRow>(LakeTables.Claims, cancel));

    /// <summary>Which files are done, and which were taken up, with the version of the claims that says so.</summary>
    public async Task<(WorkState State, long ClaimsVersion)> StateAsync(CancellationToken cancel)
    {
        // A claim is older than the ledger's row of its file: read in the other order, a file done meanwhile would look claimed and open.
        var at = await Claims.SnapshotAsync(ct: cancel);
        var (ledger, claims) = (new List<LedgerKey>(), new List<ClaimRow>());
        await foreach (var row in Claims.ReadAsync<ClaimRow>(at, cancel)) claims.Add(row);
        await foreach (var row in Inputs.ReadAsync<LedgerKey>(await Inputs.SnapshotAsync(ct: cancel), cancel)) ledger.Add(row);
        return (new WorkState(ledger, claims), at.Version);
    }

    /// <summary>Keeps in the ledger that files are no crawls, and why.</summary>
    public async Task RefuseAsync(IReadOnlyList<Described> refused, string settingsHash, CancellationToken cancel)
    {
        if (refused.Count == 0) return;
        await using var writer = await Inputs.NewDataFileAsync<InputRow>(ct: cancel);
        foreach (var (file, reason) in refused) await writer.AddAsync(InputRow.Unread(file.Input, "refused", reason!, settingsHash, ProgramVersion.Current), cancel);
        var transaction = await Inputs.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append" }, cancel);
        await transaction.Add(await writer.CompleteAsync(cancel)).CommitAsync(cancel);
    }
}
