using System.Globalization;
using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>The set flow on Spark: the statements of the first host, over the same tables. Procedures are committed before what rests on them.</summary>
public sealed class SparkCurator(SparkLake lake, BalanceSettings balance, MiningProgress progress)
{
    /// <summary>Below, compiling the statements takes longer than they run without: 1.5 seconds on two cores at 3,600 candidates.</summary>
    const long Many = 1_000_000;

    public async Task<CurationFigures> RunAsync(CancellationToken cancel)
    {
        foreach (var table in new[] { LakeTables.Candidates, LakeTables.Procedures, LakeTables.Duplicates, LakeTables.Balanced })
            await lake.Spark.ExecuteAsync($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {lake.Address(table)}", ct: cancel);
        var before = await CountsAsync(cancel);
        if (before.Candidates >= Many) await lake.CompileStatementsAsync(cancel);
        if (before.Candidates <= before.Procedures + before.Duplicates) return await BalanceAsync(cancel);
        progress.Say("removing duplicates");
        await AppendAsync(LakeTables.Procedures, CurationSql.Procedures, cancel);
        var (duplicates, balanced) = (AppendAsync(LakeTables.Duplicates, CurationSql.Duplicates, cancel), BalanceAsync(cancel));
        await Task.WhenAll(duplicates, balanced);
        var after = await CountsAsync(cancel);
        return (await balanced) with { Procedures = after.Procedures - before.Procedures, Duplicates = after.Duplicates - before.Duplicates };
    }

    /// <summary>The target is read by its statement too: if another run changed it meanwhile, Delta refuses the commit, and it is computed anew.</summary>
    Task AppendAsync(string table, string sql, CancellationToken cancel) =>
        DeltaConflicts.RetryAsync(() => lake.Spark.ExecuteAsync($"INSERT INTO {lake.Address(table)} BY NAME\n{sql}", ct: cancel), cancel);

    async Task<CurationFigures> BalanceAsync(CancellationToken cancel)
    {
        progress.Say("balancing");
        var perTopic = balance.PerTopic?.ToString(CultureInfo.InvariantCulture) ?? $"(\n{CurationSql.MedianQuota})";
        var draw = (await lake.RowsAsync<Draw>(StageSql.Draw(CurationSql.Balanced(balance.Seed, perTopic), $"cast(coalesce({perTopic}, 0) AS BIGINT)"), null, cancel))[0];
        if (draw.Differing > 0)
            await DeltaConflicts.RetryAsync(() => lake.Spark.ExecuteAsync($"INSERT OVERWRITE {lake.Address(LakeTables.Balanced)} BY NAME\n{CurationSql.Balanced(balance.Seed, draw.PerTopic)}", ct: cancel), cancel);
        return new CurationFigures(0, 0, draw.Drawn, draw.PerTopic);
    }

    async Task<Counts> CountsAsync(CancellationToken cancel) => (await lake.RowsAsync<Counts>(StageSql.Counts, null, cancel))[0];

    sealed record Counts(long Candidates, long Procedures, long Duplicates);

    sealed record Draw(long PerTopic, long Drawn, long Differing);
}
