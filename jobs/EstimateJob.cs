using System.Threading.Tasks.Dataflow;
using How2Mine.Embedded.Asking;
using How2Mine.Mining.Stages;
using How2Mine.Serving;
using How2Mine.Serving.Money;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>A figure of an estimate.</summary>
/// <param name="Group">A stage's name, or a topic's.</param>
sealed record EstimateLine(string Group, Projected Calls, Projected TokensIn, Projected TokensOut, Projected Dollars, Projected Procedures);

sealed record Estimate(long Pages, int Sample, IReadOnlyList<EstimateLine> Stages, IReadOnlyList<EstimateLine> Topics, EstimateLine All);

/// <summary>Asks a model about a sample of the pages that await it, and projects calls, money and yield to all of them. The sample's answers stay in the journal: they are paid once.</summary>
static class EstimateJob
{
    sealed record Sampled(string Topic, IReadOnlyList<Exchange> Exchanges, int Procedures);

    public static async Task<Estimate> RunAsync(LakeFolder lake, MiningSettings settings, ModelJob model, int sample, CancellationToken cancel)
    {
        await using var pages = await AwaitingPages.OpenAsync(lake, cancel);
        var offers = (await pages.OffersAsync(cancel)).Where(o => o.Found is null).ToList();
        var chosen = offers.OrderBy(o => ContentId.Of("estimate", o.RecordId), StringComparer.Ordinal).Take(sample).Select(o => o.RecordId).ToList();
        var done = await MineAsync(pages, chosen, model, settings.Model!.InFlight, cancel);
        var all = Line("all", done, e => true, d => d.Procedures, offers.Count);
        var stages = StageNames.All.Select(stage => Line(stage, done, e => e.Request.Stage == stage, d => 0, offers.Count)).ToList();
        var topics = offers.GroupBy(o => o.Topic, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Topic: g.Key, Of: done.Where(d => d.Topic == g.Key).ToList(), All: g.LongCount())).Where(t => t.Of.Count > 0)
            .Select(t => Line(t.Topic, t.Of, e => true, d => d.Procedures, t.All)).ToList();
        return new Estimate(offers.Count, done.Count, stages, topics, all);
    }

    static EstimateLine Line(string group, IReadOnlyList<Sampled> done, Func<Exchange, bool> counts, Func<Sampled, double> procedures, long pages)
    {
        var projection = new Projection(done.Count, pages);
        Projected Sum(Func<Exchange, double> value) => projection.Of([.. done.Select(d => d.Exchanges.Where(counts).Sum(value))]);
        return new(group, Sum(_ => 1), Sum(e => e.Answer.TokensIn), Sum(e => e.Answer.TokensOut), Sum(e => (double)e.Answer.Dollars), projection.Of([.. done.Select(procedures)]));
    }

    static async Task<IReadOnlyList<Sampled>> MineAsync(AwaitingPages pages, IReadOnlyList<string> chosen, ModelJob model, int atOnce, CancellationToken cancel)
    {
        var done = new List<Sampled>();
        var mining = model.Mining;
        var mine = new TransformBlock<Text.PageText, (Text.PageText Page, PageMined Mined)>(async page => (page, await mining.MineAsync(page, cancel)),
            new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = atOnce, CancellationToken = cancel });
        var take = new ActionBlock<(Text.PageText Page, PageMined Mined)>(m =>
        {
            if (m.Mined is not PageMined.Settled(var settled)) return;
            done.Add(new Sampled(m.Page.Topic, settled.Exchanges, settled.Outcome.IsKept(out var mined, out _) ? mined[0].Kept.Count : 0));
        }, new ExecutionDataflowBlockOptions { CancellationToken = cancel });
        mine.LinkTo(take, new DataflowLinkOptions { PropagateCompletion = true });
        await foreach (var page in pages.OfAsync(chosen, cancel)) mine.Post(page);
        mine.Complete();
        await take.Completion;
        return done;
    }
}
