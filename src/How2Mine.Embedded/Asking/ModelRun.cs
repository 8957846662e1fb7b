using System.Runtime.CompilerServices;
using How2Mine.Lake;
using How2Mine.Mining.Plan;
using How2Mine.Serving;
using How2Mine.Text;
using How2Mine.Work;

namespace How2Mine.Embedded.Asking;

/// <summary>Has a model mine the pages that await it: many pages at a time, each at its own pace, rows committed as they come.</summary>
/// <remarks>Nothing is lost by stopping it: answers are in the journal, and pages without a fate are mined again from them.</remarks>
/// <param name="left">Told of every page that is left for a later run.</param>
/// <param name="pagesAtOnce">Pages under way; a page mostly has one request in flight.</param>
public sealed class ModelRun(LakeFolder lake, PageMining mining, ModelProgress progress, int pagesAtOnce, Action<PageMined.Awaiting>? left = null)
{
    volatile bool _budgetSpent, _isLeft;

    /// <summary>All pages, or those that a plan picks, round by round.</summary>
    public async Task RunAsync(PagePlan? plan, CancellationToken cancel)
    {
        await using var pages = await AwaitingPages.OpenAsync(lake, cancel);
        progress.Expect(await pages.CountAsync(cancel));
        await using var sink = new ModelSink(await BaseTables.OpenAsync(lake, cancel), await pages.CommittedCandidatesAsync(cancel));
        if (plan is null) await MineAsync(pages.AllAsync(cancel), sink, null, cancel);
        else
        {
            plan.Offer(await pages.OffersAsync(cancel));
            // A round of which pages are left is not over: what comes next hangs on them.
            while (!_isLeft && plan.Next() is { Count: > 0 } round) await MineAsync(pages.OfAsync(round, cancel), sink, plan, cancel);
        }
        await sink.CommitAsync(cancel);
    }

    Task MineAsync(IAsyncEnumerable<PageText> pages, ModelSink sink, PagePlan? plan, CancellationToken cancel) => Flow.RunAsync(
        WhileThereIsMoneyAsync(pages, cancel),
        async (page, stop) => (Page: page, Mined: await mining.MineAsync(page, stop)),
        (done, stop) => TakeAsync(done.Page, done.Mined, sink, plan, stop),
        new FlowShape(pagesAtOnce, pagesAtOnce, InOrder: false), cancel);

    async IAsyncEnumerable<PageText> WhileThereIsMoneyAsync(IAsyncEnumerable<PageText> pages, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var page in pages.WithCancellation(cancel))
        {
            if (_budgetSpent) yield break;
            yield return page;
        }
    }

    async Task TakeAsync(PageText page, PageMined mined, ModelSink sink, PagePlan? plan, CancellationToken cancel)
    {
        if (mined is PageMined.Awaiting awaiting)
        {
            _isLeft = true;
            // What is left of the money buys no page's way to its end.
            _budgetSpent |= awaiting.Reason == "budget_spent";
            progress.Left(awaiting);
            left?.Invoke(awaiting);
            return;
        }
        var rows = MinedRows.Of(RecordPlace.Of(page.Page), ((PageMined.Settled)mined).Advance);
        await sink.AddAsync(rows, cancel);
        progress.Settled(rows);
        plan?.Settled(page.Page.RecordId, rows.Candidates.Select(c => c.Topic));
    }
}
