using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Settings;

namespace How2Mine.Jobs;

/// <summary>The main job: crawl files → fates, pages, candidates, inputs → procedures, duplicates → balanced.</summary>
static class MineJob
{
    public static async Task<MineSummary> RunAsync(LakeFolder lake, IReadOnlyList<CrawlFile> files, MiningSettings settings, int workers, CancellationToken cancel)
    {
        var started = TimeProvider.System.GetTimestamp();
        var tables = await BaseTables.OpenAsync(lake, cancel);
        var open = await tables.NewAsync(files, settings.Hash, cancel);
        var progress = new MiningProgress { FilesTotal = open.Count, FilesKnown = files.Count - open.Count, BytesTotal = open.Sum(f => f.Input.Size) };
        if (open.Count > 0)
        {
            await using var show = ProgressDisplay.Start(progress);
            await new MiningRun(lake, settings, workers).RunAsync(open, tables, progress, cancel);
        }
        var curated = await new Curator(lake, settings.Balance).RunAsync(cancel);
        await using var query = await LakeQuery.OpenAsync(lake, new Dictionary<string, long>(), cancel);
        var topics = await query.RowsAsync(
            $"select p.topic, count(*), count(b.procedure_id) from {LakeTables.Procedures} p left join {LakeTables.Balanced} b using (procedure_id) group by 1 order by 2 desc, 1",
            r => new TopicYield(r.GetString(0), r.GetInt64(1), r.GetInt64(2)), cancel);
        return new MineSummary(lake.Folder, progress.FilesTotal, progress.FilesKnown, progress.Figures(), curated, topics, TimeProvider.System.GetElapsedTime(started));
    }
}
