using How2Mine.Serving;
using How2Mine.Text;
using How2Mine.Work;

namespace How2Mine.Embedded.Asking;

/// <summary>Has a model mine a sample of the pages that await it; nothing is committed, the answers stay in the journal.</summary>
public static class SampleRun
{
    /// <returns>The number of pages that await the model by topic, and those of the sample with what came of them.</returns>
    public static async Task<(IReadOnlyDictionary<string, long> Awaiting, IReadOnlyList<(PageText Page, PageMined Mined)> Done)> RunAsync(LakeFolder lake, PageMining mining, int sample, int pagesAtOnce, CancellationToken cancel)
    {
        await using var pages = await AwaitingPages.OpenAsync(lake, cancel);
        var offers = (await pages.OffersAsync(cancel)).Where(o => o.Found is null).ToList();
        var chosen = offers.Select(o => o.RecordId).OrderBy(id => ContentId.Of("sample", id), StringComparer.Ordinal).Take(sample).ToList();
        var done = new List<(PageText, PageMined)>();
        await Flow.RunAsync(pages.OfAsync(chosen, cancel), async (page, stop) => (page, await mining.MineAsync(page, stop)), (mined, _) =>
        {
            done.Add(mined);
            return Task.CompletedTask;
        }, new FlowShape(pagesAtOnce, pagesAtOnce, InOrder: true), cancel);
        return (new SortedDictionary<string, long>(offers.GroupBy(o => o.Topic, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.LongCount()), StringComparer.Ordinal), done);
    }
}
