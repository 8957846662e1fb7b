namespace How2Mine.Text;

/// <summary>The topic chosen, with its probability among those it was chosen from, 0 to 1, to three decimals.</summary>
public readonly record struct TopicMatch(Topic Topic, double Score);

/// <summary>A probability for each topic and for <see cref="Topic.None"/>; together they are 1.</summary>
public sealed class TopicScores
{
    internal const int Count = 15;

    readonly double[] _probabilities;

    TopicScores(double[] probabilities) => _probabilities = probabilities;

    public double this[Topic topic] => _probabilities[(int)topic];

    /// <summary>The most probable of all 15.</summary>
    public TopicMatch Best => BestFrom(Topic.None);

    /// <summary>The most probable of the 14 topics, as if <see cref="Topic.None"/> were impossible.</summary>
    public TopicMatch BestOfFourteen => BestFrom(Topic.None + 1);

    /// <summary>What a text without a single known word gets: every topic is as likely as the next.</summary>
    internal static TopicScores Even { get; } = FromLogits(new double[Count]);

    internal static TopicScores FromLogits(ReadOnlySpan<double> logits)
    {
        var probabilities = new double[Count];
        var highest = double.NegativeInfinity;
        foreach (var logit in logits) highest = Math.Max(highest, logit);
        var sum = 0.0;
        for (var i = 0; i < Count; i++) sum += probabilities[i] = Math.Exp(logits[i] - highest);
        for (var i = 0; i < Count; i++) probabilities[i] /= sum;
        return new TopicScores(probabilities);
    }

    /// <summary>The mean of two views of one thing, the first counting for <paramref name="share"/> of it.</summary>
    internal static TopicScores Mix(TopicScores first, TopicScores second, double share)
    {
        var mixed = new double[Count];
        for (var i = 0; i < Count; i++) mixed[i] = share * first._probabilities[i] + (1 - share) * second._probabilities[i];
        return new TopicScores(mixed);
    }

    TopicMatch BestFrom(Topic first)
    {
        var candidates = _probabilities.AsSpan((int)first);
        var best = 0;
        var sum = 0.0;
        for (var i = 0; i < candidates.Length; i++)
        {
            sum += candidates[i];
            if (candidates[i] > candidates[best]) best = i;
        }
        return new TopicMatch(first + best, sum > 0 ? Math.Round(candidates[best] / sum, 3) : 0);
    }
}
