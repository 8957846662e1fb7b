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
        var (awaiting, mined) = await SampleRun.RunAsync(lake, model.Mining, sample, settings.Model!.InFlight, cancel);
        var done = mined.Where(m => m.Mined is PageMined.Settled).Select(m => Of(m.Page.Topic, ((PageMined.Settled)m.Mined).Advance)).ToList();
        var all = awaiting.Values.Sum();
        return new Estimate(all, done.Count,
            [.. StageNames.All.Select(stage => Line(stage, done, e => e.Request.Stage == stage, _ => 0, all))],
            [.. awaiting.Select(t => (Topic: t.Key, Of: done.Where(d => d.Topic == t.Key).ToList(), All: t.Value)).Where(t => t.Of.Count > 0).Select(t => Line(t.Topic, t.Of, _ => true, d => d.Procedures, t.All))],
            Line("all", done, _ => true, d => d.Procedures, all));
    }

    static Sampled Of(string topic, Advance.Settled settled) => new(topic, settled.Exchanges, settled.Outcome.IsKept(out var mined, out _) ? mined[0].Kept.Count : 0);

    static EstimateLine Line(string group, IReadOnlyList<Sampled> done, Func<Exchange, bool> counts, Func<Sampled, double> procedures, long pages)
    {
        var projection = new Projection(done.Count, pages);
        Projected Sum(Func<Exchange, double> value) => projection.Of([.. done.Select(d => d.Exchanges.Where(counts).Sum(value))]);
        return new(group, Sum(_ => 1), Sum(e => e.Answer.TokensIn), Sum(e => e.Answer.TokensOut), Sum(e => (double)e.Answer.Dollars), projection.Of([.. done.Select(procedures)]));
    }
}
