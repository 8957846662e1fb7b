using How2Mine.Curation;
using How2Mine.Jobs.Commands;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Spark;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>The main job on Spark: the same tables in the same order.</summary>
static class SparkMineJob
{
    public static async Task<MineSummary> RunAsync(SparkDoor door, string address, CrawlStore store, IReadOnlyList<CrawlSource> sources, MiningSettings settings, ModelPurse purse, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        var progress = new MiningProgress();
        var lake = new SparkLake(door.Session, address);
        await lake.OpenAsync(cancel);
        var state = await lake.StateAsync(cancel);
        var inventory = Inventory.Of(sources.Count, await store.DescribeAllAsync([.. sources.Where(s => !state.Knows(s))], cancel), state);
        await lake.KeepUnreadAsync([.. inventory.NewlyRefused.Select(r => InputRow.Unread(r.File.Input, "refused", r.Refusal!, settings.Hash, ProgramVersion.Current))], null, cancel);
        progress.Expect(inventory.Open);
        var worker = new WorkerProgram(door.Alias, settings);
        var run = new SparkRun(lake, store, settings, worker, new SparkShape(), progress);
        CurationFigures curated;
        ModelOutcome? outcome = null;
        await using (ProgressDisplay.Start(progress))
        {
            if (inventory.Open.Count > 0) await run.HandshakeAsync(cancel);
            await run.RunAsync(inventory.Open, state, cancel);
            if (settings.Model is not null) outcome = await AskAsync(lake, address, settings, purse, worker, progress, cancel);
            curated = await new SparkCurator(lake, settings, worker, progress).RunAsync(cancel);
        }
        var topics = await lake.RowsAsync<TopicYield>(CurationSql.TopicYield, null, cancel);
        return new MineSummary(address, inventory, progress.Figures(), curated, topics, TimeProvider.System.GetElapsedTime(started)) { SetAside = progress.FilesSetAside, Model = outcome };
    }

    /// <summary>The executors ask; their journals lie in the lake, so it must be on a file system that all see.</summary>
    static async Task<ModelOutcome> AskAsync(SparkLake lake, string address, MiningSettings settings, ModelPurse purse, WorkerProgram worker, MiningProgress progress, CancellationToken cancel)
    {
        if (address.Contains("://", StringComparison.Ordinal)) throw new CallerMistakeException($"answers are kept in files beside the tables, and '{address}' is no folder; with a model, name a lake in a folder that driver and executors share");
        if (!settings.Plan.IsUnlimited) throw new CallerMistakeException("--candidates-per-topic and --procedures-per-topic buy round by round, which the embedded engine does alone; leave them out, or mine with --engine embedded");
        // A price book that is wrong is told here, not by each executor.
        _ = ModelJob.Prices(purse.Prices);
        var folder = LakeFolder.Open(address);
        await using var job = ModelJob.Open(folder, settings, purse, ask: false);
        var known = purse.MaxDollars is null ? 0 : job.Store.All().Sum(a => a.Dollars);
        var tasks = lake.Tasks;
        var share = new AskingShare(folder.JournalFolder, purse.OtherJournals, Guid.CreateVersion7().ToString("n"), tasks, purse.MaxDollars is { } most ? Math.Max(0, most - known) / tasks : null, purse.Prices is { } book ? File.ReadAllText(book) : null);
        var left = await new SparkModelRun(lake, worker, progress).RunAsync(share, cancel);
        if (Directory.Exists(share.Taken)) Directory.Delete(share.Taken, recursive: true);
        return await job.FinishAsync(left.Sum(l => l.Pages), left.Sum(l => l.Requests), left.ToDictionary(l => l.Reason, l => l.Pages), cancel);
    }
}
