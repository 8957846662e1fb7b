using How2Mine.Curation;
using How2Mine.Embedded;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>The main job: crawl files → fates, pages, candidates, inputs → procedures, duplicates → balanced.</summary>
static class MineJob
{
    public static async Task<MineSummary> RunAsync(LakeFolder lake, CrawlStore store, IReadOnlyList<CrawlSource> sources, MiningSettings settings, int workers, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        var tables = await BaseTables.OpenAsync(lake, cancel);
        var (state, claimsVersion) = await tables.StateAsync(cancel);
        var inventory = Inventory.Of(sources.Count, await store.DescribeAllAsync([.. sources.Where(s => !state.Knows(s))], cancel), state);
        await tables.RefuseAsync(inventory.NewlyRefused, settings.Hash, cancel);
        var progress = new MiningProgress();
        progress.Expect(inventory.Open);
        if (inventory.Open.Count > 0)
        {
            var work = new ClaimedWork(tables, state, claimsVersion, settings.Hash);
            await using var show = ProgressDisplay.Start(progress);
            await new MiningRun(lake, settings, store, workers).RunAsync(work.PartitionsAsync(inventory.Open, cancel), tables, progress, cancel);
        }
        var curated = await new Curator(lake, settings.Balance).RunAsync(cancel);
        await using var query = await LakeQuery.OpenAsync(lake, new Dictionary<string, long>(), cancel);
        var topics = await query.RowsAsync(CurationSql.TopicYield, r => new TopicYield(r.GetString(0), r.GetInt64(1), r.GetInt64(2)), cancel);
        return new MineSummary(lake.Folder, inventory, progress.Figures(), curated, topics, TimeProvider.System.GetElapsedTime(started));
    }
}
