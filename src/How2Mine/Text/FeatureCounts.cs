namespace How2Mine.Text;

/// <summary>Counts the features of one text after the other, and scores each text by them. For one thread at a time.</summary>
sealed class FeatureCounts(TopicModel model) : IFeatureSink
{
    readonly ushort[] _counts = new ushort[model.Count];
    readonly List<int> _seen = [];

    public void Add(uint feature)
    {
        var index = model.Find(feature);
        if (index < 0 || _counts[index] == ushort.MaxValue) return;
        if (_counts[index]++ == 0) _seen.Add(index);
    }

    /// <summary>The scores of what was counted; counting begins again at zero.</summary>
    public TopicScores TakeScores()
    {
        if (_seen.Count == 0) return TopicScores.Even;

        Span<double> logits = stackalloc double[TopicScores.Count];
        var squares = 0.0;
        foreach (var feature in _seen)
        {
            var value = Damped(_counts[feature]) * model.Idf(feature);
            squares += value * value;
            model.AddWeights(feature, value, logits);
            _counts[feature] = 0;
        }
        _seen.Clear();

        foreach (ref var logit in logits) logit /= Math.Sqrt(squares);
        model.AddBiases(logits);
        return TopicScores.FromLogits(logits);
    }

    /// <summary>A word said ten times says more than one said once, but not ten times more.</summary>
    public static double Damped(int count) => 1 + Math.Log(count);
}
