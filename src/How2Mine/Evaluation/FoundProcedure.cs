namespace How2Mine.Evaluation;

/// <summary>A procedure that was mined, as it is scored.</summary>
public sealed record FoundProcedure(string Url, string Goal, IReadOnlyList<string> Steps, string Topic)
{
    const double EnoughWords = 0.9, EnoughSteps = 0.8;
    const int MinStepWords = 3;

    /// <summary>Whether it is the gold procedure: nine tenths of the words of whole steps, or four fifths of the steps in order where only their heads are known.</summary>
    public bool Is(GoldProcedure gold)
    {
        ArgumentNullException.ThrowIfNull(gold);
        return gold.Heads.Count > 0 ? InOrder(gold.Heads) >= EnoughSteps * Math.Max(gold.Heads.Count, Steps.Count) : Likeness(gold) >= EnoughWords;
    }

    public double Likeness(GoldProcedure gold)
    {
        ArgumentNullException.ThrowIfNull(gold);
        return gold.Heads.Count > 0
            ? InOrder(gold.Heads) / (double)Math.Max(1, Math.Max(gold.Heads.Count, Steps.Count))
            : PageWords.F1([.. gold.Steps.SelectMany(PageWords.Of)], [.. Steps.SelectMany(PageWords.Of)]);
    }

    /// <summary>The longest run of heads and steps that meet, in the order of both.</summary>
    int InOrder(IReadOnlyList<string> heads)
    {
        var steps = Steps.Select(PageWords.Of).ToList();
        var best = new int[steps.Count + 1];
        foreach (var head in heads.Select(PageWords.Of))
        {
            var diagonal = 0;
            for (var j = 1; j <= steps.Count; j++)
            {
                var above = best[j];
                best[j] = Math.Max(Math.Max(above, best[j - 1]), diagonal + (Meets(head, steps[j - 1]) ? 1 : 0));
                diagonal = above;
            }
        }
        return best[^1];
    }

    static bool Meets(List<string> head, List<string> step)
    {
        var shared = PageWords.Shared(head, step);
        return shared >= EnoughSteps * head.Count || (step.Count >= MinStepWords && shared >= EnoughSteps * step.Count);
    }
}
