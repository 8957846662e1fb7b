using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>The set flow on Spark: the statements of the first host, over the same tables, with the same order of commits.</summary>
public sealed class SparkCurator(SparkLake lake, BalanceSettings balance, MiningProgress progress)
{
    public async Task<CurationFigures> RunAsync(CancellationToken cancel)
    {
        foreach (var table in new[] { LakeTables.Candidates, LakeTables.Procedures, LakeTables.Duplicates, LakeTables.Balanced })
            await lake.Spark.ExecuteAsync($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {lake.Address(table)}", ct: cancel);
        var (procedures, duplicates) = (await CountAsync(LakeTables.Procedures, cancel), await CountAsync(LakeTables.Duplicates, cancel));
        if (await CountAsync(LakeTables.Candidates, cancel) > procedures + duplicates)
        {
            progress.Say("removing duplicates");
            await AppendAsync(LakeTables.Procedures, CurationSql.Procedures, cancel);
            await AppendAsync(LakeTables.Duplicates, CurationSql.Duplicates, cancel);
        }
        var (drawn, perTopic) = await BalanceAsync(cancel);
        return new CurationFigures(await CountAsync(LakeTables.Procedures, cancel) - procedures, await CountAsync(LakeTables.Duplicates, cancel) - duplicates, drawn, perTopic);
    }

    /// <summary>The target is read by its statement too: if another run changed it meanwhile, Delta refuses the commit, and it is computed anew.</summary>
    Task AppendAsync(string table, string sql, CancellationToken cancel) =>
        DeltaConflicts.RetryAsync(() => lake.Spark.ExecuteAsync($"INSERT INTO {lake.Address(table)} BY NAME\n{sql}", ct: cancel), cancel);

    async Task<(long Rows, long PerTopic)> BalanceAsync(CancellationToken cancel)
    {
        progress.Say("balancing");
        var perTopic = balance.PerTopic ?? (await lake.RowsAsync<long?>(CurationSql.MedianQuota, null, cancel))[0] ?? 0;
        var sql = CurationSql.Balanced(balance.Seed, perTopic);
        var drawn = await lake.RowsAsync<string>($"SELECT procedure_id FROM (\n{sql}) drawn ORDER BY procedure_id", null, cancel);
        var there = await lake.RowsAsync<string>($"SELECT procedure_id FROM {LakeTables.Balanced} ORDER BY procedure_id", null, cancel);
        if (!drawn.SequenceEqual(there))
            await DeltaConflicts.RetryAsync(() => lake.Spark.ExecuteAsync($"INSERT OVERWRITE {lake.Address(LakeTables.Balanced)} BY NAME\n{sql}", ct: cancel), cancel);
        return (drawn.Count, perTopic);
    }

    async Task<long> CountAsync(string view, CancellationToken cancel) => (await lake.RowsAsync<long>($"SELECT count(*) FROM {view}", null, cancel))[0];
}
