using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>Deals splits out to tasks of about the same size.</summary>
/// <remarks>Which task mines a split shapes no row. The largest split goes first, each to the task that has least: within a third of the best possible (Graham 1969).</remarks>
static class TaskPlan
{
    public static IReadOnlyList<WorkLine> Of(IReadOnlyList<CrawlSplit> splits, int tasks)
    {
        var least = new PriorityQueue<List<CrawlSplit>, (long Bytes, int Task)>();
        var lists = Enumerable.Range(0, Math.Min(tasks, splits.Count)).Select(_ => new List<CrawlSplit>()).ToList();
        for (var task = 0; task < lists.Count; task++) least.Enqueue(lists[task], (0, task));
        foreach (var split in splits.OrderByDescending(Bytes).ThenBy(s => s.File.Input.Name, StringComparer.Ordinal).ThenBy(s => s.Start))
        {
            least.TryDequeue(out var list, out var load);
            list!.Add(split);
            least.Enqueue(list, (load.Bytes + Bytes(split), load.Task));
        }
        return [.. lists.Select(list => new WorkLine([.. list.Select(WorkLine.Piece.Of)]))];
    }

    static long Bytes(CrawlSplit split) => Math.Min(split.End, split.File.Input.Size) - split.Start;
}
