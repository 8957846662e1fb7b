using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Spark;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>The main job on Spark: the same tables in the same order.</summary>
static class SparkMineJob
{
    public static async Task<MineSummary> RunAsync(SparkDoor door, string address, CrawlStore store, IReadOnlyList<CrawlSource> sources, MiningSettings settings, CancellationToken cancel)
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
        await using (ProgressDisplay.Start(progress))
        {
            if (inventory.Open.Count > 0) await run.HandshakeAsync(cancel);
            await run.RunAsync(inventory.Open, state, cancel);
            curated = await new SparkCurator(lake, settings.Balance, progress).RunAsync(cancel);
        }
        var topics = await lake.RowsAsync<TopicYield>(CurationSql.TopicYield, null, cancel);
        return new MineSummary(address, inventory, progress.Figures(), curated, topics, TimeProvider.System.GetElapsedTime(started)) { SetAside = progress.FilesSetAside };
    }
}
