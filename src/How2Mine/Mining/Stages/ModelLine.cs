using How2Mine.Serving;
using How2Mine.Text;

namespace How2Mine.Mining.Stages;

/// <summary>How far a page has come with the answers that are there.</summary>
/// <param name="Exchanges">All that was asked and answered on the way, in the order of candidates and stages.</param>
public abstract record Advance(IReadOnlyList<Exchange> Exchanges)
{
    /// <param name="Station">The station that dropped the page, where none of its candidates came further.</param>
    public sealed record Settled(Outcome<MinedPage> Outcome, string Station, IReadOnlyList<Exchange> Exchanges) : Advance(Exchanges);

    /// <param name="Requests">What is to be asked now; at least one, all different.</param>
    public sealed record Awaits(IReadOnlyList<ModelRequest> Requests, IReadOnlyList<Exchange> Exchanges) : Advance(Exchanges);
}

/// <summary>
/// The way from a page's text to its procedures by a model's word: extract, prefilter, filter, rewrite, prefilter again, resources, confirm, topic.
/// A replay over the answers that are there: it asks nobody, and the same answers give the same procedures, online, by batches, on any engine.
/// </summary>
public sealed class ModelLine
{
    readonly ExtractStage _extract;
    readonly IReadOnlyList<Step> _steps;

    public ModelLine(ModelSettings model, StepLimits limits)
    {
        _extract = new ExtractStage(model);
        var prefilter = new StepPrefilter(limits);
        _steps = [Of(prefilter), Of(new FilterStage(model)), Of(new RewriteStage(model)), Of(prefilter), Of(new ResourcesStage(model)), Of(new ConfirmStage(model)), Of(new TopicTagger())];
    }

    public Advance Advance(PageText page, IAnswers answers)
    {
        var exchanges = new List<Exchange>();
        if (!Asked(_extract, page, answers, exchanges, out var awaited).IsKept(out var found, out var drop))
            return awaited is null ? new Advance.Settled(drop, _extract.Name, exchanges) : new Advance.Awaits([awaited], exchanges);
        var (kept, dropped, requests) = (new List<Candidate>(), new List<DroppedCandidate>(), new List<ModelRequest>());
        var extracted = exchanges.ToList();
        foreach (var candidate in found)
        {
            var own = new List<Exchange>();
            Run(candidate, extracted, answers, own, kept, dropped, requests);
            exchanges.AddRange(own);
        }
        if (requests.Count > 0) return new Advance.Awaits([.. requests.DistinctBy(r => r.Key)], exchanges);
        return new Advance.Settled(Keep.Of(new MinedPage(kept, dropped)), "mined", exchanges);
    }

    void Run(Candidate candidate, List<Exchange> extracted, IAnswers answers, List<Exchange> exchanges, List<Candidate> kept, List<DroppedCandidate> dropped, List<ModelRequest> requests)
    {
        foreach (var step in _steps)
        {
            if (!step.Run(candidate, answers, exchanges, out var awaited).IsKept(out var next, out var drop))
            {
                if (awaited is not null) requests.Add(awaited);
                else dropped.Add(new DroppedCandidate(candidate, step.Name, drop));
                return;
            }
            candidate = next[0];
        }
        kept.Add(candidate with { AnswerKeys = [.. extracted.Concat(exchanges).Select(e => e.Request.Key)] });
    }

    /// <summary>What a model's answers make of an input; with <paramref name="awaited"/> where one is missing.</summary>
    static Outcome<TOut> Asked<TIn, TOut>(IModelStation<TIn, TOut> station, TIn input, IAnswers answers, List<Exchange> exchanges, out ModelRequest? awaited)
    {
        awaited = null;
        switch (Conversation.Follow(station.Ask(input), answers))
        {
            case Reply.Good good:
                exchanges.AddRange(good.Exchanges);
                return station.Read(input, good.Value);
            case Reply.None none:
                exchanges.AddRange(none.Exchanges);
                return none.Drop;
            case Reply.Awaited waiting:
                exchanges.AddRange(waiting.Exchanges);
                awaited = waiting.Request;
                return Drop.Because("awaits_answer", waiting.Request.ToString());
            default: throw new InvalidOperationException("a reply is good, none or awaited");
        }
    }

    static Step Of(IStation<Candidate, Candidate> station) => new(station.Name, (Candidate c, IAnswers _, List<Exchange> _, out ModelRequest? awaited) =>
    {
        awaited = null;
        return station.Process(c);
    });

    static Step Of(IModelStation<Candidate, Candidate> station) =>
        new(station.Name, (Candidate c, IAnswers answers, List<Exchange> exchanges, out ModelRequest? awaited) => Asked(station, c, answers, exchanges, out awaited));

    delegate Outcome<Candidate> Runs(Candidate candidate, IAnswers answers, List<Exchange> exchanges, out ModelRequest? awaited);

    sealed record Step(string Name, Runs Run);
}
