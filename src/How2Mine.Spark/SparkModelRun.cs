using DeltaLake;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;
using SparkConnect;

namespace How2Mine.Spark;

/// <summary>Pages that await answers still.</summary>
public sealed record LeftPages(string Reason, long Pages, long Requests);

/// <summary>Has a model mine the pages without a fate, on the executors; candidates are committed before fates, each once.</summary>
public sealed class SparkModelRun(SparkLake lake, WorkerProgram worker, MiningProgress progress)
{
    /// <param name="share">A worker's; there are as many workers as shares, and they share the limits of the run.</param>
    public async Task<IReadOnlyList<LeftPages>> RunAsync(AskingShare share, CancellationToken cancel)
    {
        var tasks = share.Shares;
        await lake.Spark.ExecuteAsync("DROP VIEW IF EXISTS answered", ct: cancel);
        try
        {
            var watched = new StatementOptions { Progress = new StageWatch(p => progress.Say($"model: {p.DoneTasks} of {p.Tasks} Spark tasks done")) };
            await lake.Spark.ExecuteAsync(StageSql.Ask(worker.Command("ask", tasks, $"--asking {share.ToBase64()}"), tasks, lake.Address(LakeTables.Pages), lake.Address(LakeTables.Fates)), null, watched, cancel);
        }
        catch (SparkException e) when (WorkerMark.Reason(e.ServerMessage) is { } reason)
        {
            throw new CallerMistakeException(reason);
        }
        await SettleAsync<CandidateRow>(LakeTables.Candidates, "candidate_id", cancel);
        await SettleAsync<FateRow>(LakeTables.Fates, "record_id", cancel);
        var left = await lake.RowsAsync<LeftPages>(StageSql.Left, null, cancel);
        await lake.Spark.ExecuteAsync("UNCACHE TABLE answered", ct: cancel);
        return left;
    }

    /// <summary>What a worker's settings say of the limits, for so many at once.</summary>
    public static MiningSettings Share(MiningSettings settings, int workers) => settings.Model is not { } model ? settings : settings with
    {
        Model = model with { InFlight = Math.Max(1, model.InFlight / workers), RequestsPerMinute = model.RequestsPerMinute / workers, TokensPerMinute = model.TokensPerMinute / workers },
    };

    Task SettleAsync<T>(string table, string key, CancellationToken cancel) => DeltaConflicts.RetryAsync(
        () => lake.Spark.ExecuteAsync(StageSql.Settle(lake.Address(table), table, TableDdl.JsonColumns(TableSchema.Of<T>()), key), ct: cancel), cancel);
}
