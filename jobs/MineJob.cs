using How2Mine.Curation;
using How2Mine.Embedded;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>The main job: crawl files → fates, pages, candidates, inputs; where a model mines, pages → its candidates and fates; then procedures, duplicates, balanced.</summary>
static class MineJob
{
    /// <param name="model">Null where rules mine.</param>
    public static async Task<MineSummary> RunAsync(LakeFolder lake, CrawlStore store, IReadOnlyList<CrawlSource> sources, MiningSettings settings, int workers, ModelJob? model, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        var run = RunManifest.Begin(settings, "mine", TimeProvider.System);
        lake.KeepRun(run);
        var progress = new MiningProgress();
        var inventory = await ReadAsync(lake, store, sources, settings, workers, progress, cancel);
        ModelOutcome? outcome = null;
        if (model is not null)
            await using (ProgressDisplay.Start(progress)) outcome = await model.RunAsync(progress, cancel);
        var curated = await CurateAsync(lake, settings, progress, cancel);
        await using var query = await LakeQuery.OpenAsync(lake, cancel);
        var topics = await query.RowsAsync(CurationSql.TopicYield, r => new TopicYield(r.GetString(0), r.GetInt64(1), r.GetInt64(2)), cancel);
        lake.KeepRun(run.End(outcome?.Bill ?? [], TimeProvider.System));
        return new MineSummary(lake.Folder, inventory, progress.Figures(), curated, topics, TimeProvider.System.GetElapsedTime(started)) { Model = outcome };
    }

    public static async Task<CurationFigures> CurateAsync(LakeFolder lake, MiningSettings settings, MiningProgress progress, CancellationToken cancel)
    {
        await using var show = ProgressDisplay.Start(progress);
        return await new Curator(lake, settings, progress).RunAsync(cancel);
    }

    /// <summary>From crawl files to tables, as far as no model is needed.</summary>
    public static async Task<Inventory> ReadAsync(LakeFolder lake, CrawlStore store, IReadOnlyList<CrawlSource> sources, MiningSettings settings, int workers, MiningProgress progress, CancellationToken cancel)
    {
        lake.KeepSettings(settings);
        var tables = await BaseTables.OpenAsync(lake, cancel);
        var (state, claimsVersion) = await tables.StateAsync(cancel);
        var inventory = Inventory.Of(sources.Count, await store.DescribeAllAsync([.. sources.Where(s => !state.Knows(s))], cancel), state);
        await tables.RefuseAsync(inventory.NewlyRefused, settings.Hash, cancel);
        progress.Expect(inventory.Open);
        if (inventory.Open.Count == 0) return inventory;
        var work = new ClaimedWork(tables, state, claimsVersion, settings.Hash);
        await using var show = ProgressDisplay.Start(progress);
        await new MiningRun(settings, store, workers).RunAsync(work.PartitionsAsync(inventory.Open, cancel), tables, progress, cancel);
        return inventory;
    }
}
