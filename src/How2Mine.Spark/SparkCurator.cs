using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>The set flow on Spark: the statements of the first host, over the same tables. Signatures are committed first, procedures before what rests on them.</summary>
public sealed class SparkCurator(SparkLake lake, MiningSettings settings, WorkerProgram worker, MiningProgress progress)
{
    /// <summary>If another run changed a table meanwhile, Delta refuses a commit that was computed from it, and all is computed anew.</summary>
    public async Task<CurationFigures> RunAsync(CancellationToken cancel)
    {
        CurationFigures? figures = null;
        await DeltaConflicts.RetryAsync(async () => figures = await OnceAsync(cancel), cancel);
        return figures!;
    }

    async Task<CurationFigures> OnceAsync(CancellationToken cancel)
    {
        foreach (var table in new[] { LakeTables.Candidates, LakeTables.Pages, LakeTables.Signatures, LakeTables.Procedures, LakeTables.Duplicates, LakeTables.Balanced })
            await lake.Spark.ExecuteAsync($"CREATE OR REPLACE TEMP VIEW {table} AS SELECT * FROM {lake.Address(table)}", ct: cancel);
        var before = await CountsAsync(cancel);
        await lake.CompileStatementsAsync(before.Candidates, cancel);
        if (before.Candidates <= before.Procedures + before.Duplicates) return await ReplaceAsync(await DrawAsync(cancel), cancel);
        progress.Say("looking for duplicates");
        var search = new SparkDuplicateSearch(lake, worker, settings.Duplicates);
        await search.SignAsync(cancel);
        await search.FindAsync(cancel);
        progress.Say("removing duplicates");
        await AppendAsync(LakeTables.Procedures, CurationSql.Procedures, cancel);
        var (duplicates, drawn) = (AppendAsync(LakeTables.Duplicates, CurationSql.Duplicates, cancel), DrawAsync(cancel));
        // The draw's note is a setting of the session: no other commit may be under way with it.
        await Task.WhenAll(duplicates, drawn);
        var balanced = await ReplaceAsync(await drawn, cancel);
        var after = await CountsAsync(cancel);
        return balanced with { Procedures = after.Procedures - before.Procedures, Duplicates = after.Duplicates - before.Duplicates };
    }

    Task AppendAsync(string table, string sql, CancellationToken cancel) => lake.Spark.ExecuteAsync($"INSERT INTO {lake.Address(table)} BY NAME\n{sql}", ct: cancel);

    async Task<Change> DrawAsync(CancellationToken cancel)
    {
        progress.Say("balancing");
        await lake.Spark.ExecuteAsync($"CREATE OR REPLACE TEMP VIEW drawn AS\n{CurationSql.Drawn(settings.Balance)}", ct: cancel);
        return (await lake.RowsAsync<Change>(CurationSql.Change(settings.Balance), null, cancel))[0];
    }

    async Task<CurationFigures> ReplaceAsync(Change change, CancellationToken cancel)
    {
        var figures = new CurationFigures(0, 0, change.Drawn, change.PerTopic, change.Entered, change.LeftOut);
        if (change.Entered + change.LeftOut == 0) return figures;
        var note = new DrawNote(settings.Balance, change.PerTopic, change.Drawn, change.Entered, change.LeftOut, await lake.VersionAsync(LakeTables.Procedures, cancel));
        await lake.WithNoteAsync(note.ToJson(), () => lake.Spark.ExecuteAsync($"INSERT OVERWRITE {lake.Address(LakeTables.Balanced)} BY NAME\n{CurationSql.Balanced}", ct: cancel), cancel);
        return figures;
    }

    async Task<Counts> CountsAsync(CancellationToken cancel) => (await lake.RowsAsync<Counts>(StageSql.Counts, null, cancel))[0];

    sealed record Counts(long Candidates, long Procedures, long Duplicates);

    sealed record Change(long PerTopic, long Drawn, long Entered, long LeftOut);
}
