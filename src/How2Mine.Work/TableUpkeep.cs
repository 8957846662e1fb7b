using DeltaLake;
using DeltaLake.Upkeep;
using How2Mine.Lake;

namespace How2Mine.Work;

/// <summary>Each table's rows as their record, for upkeep that rewrites them.</summary>
public static class TableUpkeep
{
    static readonly Dictionary<string, Func<Compaction, CancellationToken, Task<CompactionResult>>> Compact = new(StringComparer.Ordinal)
    {
        [LakeTables.Inputs] = (c, stop) => c.RunAsync<InputRow>(stop),
        [LakeTables.Fates] = (c, stop) => c.RunAsync<FateRow>(stop),
        [LakeTables.Pages] = (c, stop) => c.RunAsync<PageRow>(stop),
        [LakeTables.Candidates] = (c, stop) => c.RunAsync<CandidateRow>(stop),
        [LakeTables.Signatures] = (c, stop) => c.RunAsync<SignatureRow>(stop),
        [LakeTables.Procedures] = (c, stop) => c.RunAsync<ProcedureRow>(stop),
        [LakeTables.Duplicates] = (c, stop) => c.RunAsync<DuplicateRow>(stop),
        [LakeTables.Balanced] = (c, stop) => c.RunAsync<ProcedureRow>(stop),
        [LakeTables.Answers] = (c, stop) => c.RunAsync<AnswerRow>(stop),
        [LakeTables.Claims] = (c, stop) => c.RunAsync<ClaimRow>(stop),
    };

    /// <summary>Makes a table's small files into few large ones.</summary>
    public static Task<CompactionResult> OptimizeAsync(string name, DeltaTable table, CancellationToken cancel) => Compact[name](new Compaction(table), cancel);
}
