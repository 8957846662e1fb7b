using System.Threading.Tasks.Dataflow;
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

    async Task MineAsync(IAsyncEnumerable<PageText> pages, ModelSink sink, PagePlan? plan, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var mine = new TransformBlock<PageText, (PageText Page, PageMined Mined)>(
            async page => (page, await mining.MineAsync(page, stop.Token)),
            new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = pagesAtOnce, BoundedCapacity = pagesAtOnce, EnsureOrdered = false, SingleProducerConstrained = true, CancellationToken = stop.Token });
        var write = new ActionBlock<(PageText Page, PageMined Mined)>(
            async done => await TakeAsync(done.Page, done.Mined, sink, plan, stop.Token),
            new ExecutionDataflowBlockOptions { BoundedCapacity = pagesAtOnce, CancellationToken = stop.Token });
        mine.LinkTo(write, new DataflowLinkOptions { PropagateCompletion = true });
        var reading = Task.Run(() => ReadAsync(pages, mine, stop.Token), CancellationToken.None);
        try
        {
            await write.Completion;
        }
        catch (InvalidOperationException) when (cancel.IsCancellationRequested)
        {
            // A block that is cancelled in the moment in which it takes over a message faults with an error of Dataflow's own.
            throw new OperationCanceledException(cancel);
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ReadAsync(IAsyncEnumerable<PageText> pages, ITargetBlock<PageText> target, CancellationToken cancel)
    {
        try
        {
            await foreach (var page in pages.WithCancellation(cancel))
                if (_budgetSpent || !await target.SendAsync(page, cancel)) break;
            target.Complete();
        }
        catch (Exception e)
        {
            // The fault travels down the line and ends the run there, where it is awaited.
            target.Fault(e);
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
