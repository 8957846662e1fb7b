using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>Multinomial logistic regression by Adagrad, with an L2 penalty on the distance from the weights it starts with.</summary>
sealed class SoftmaxTrainer(TrainingSettings settings, float[] prior)
{
    const int Topics = TopicScores.Count;

    readonly float[] _weights = [.. prior];
    readonly float[] _squares = new float[prior.Length];
    readonly double[] _biases = new double[Topics];
    readonly double[] _biasSquares = new double[Topics];
    readonly int[] _frequency = new int[prior.Length / Topics];

    public float[] Weights => _weights;

    public float[] Biases => [.. _biases.Select(bias => (float)bias)];

    public void Train(IReadOnlyList<(FeatureVector Vector, Topic Topic, double Weight)> examples)
    {
        foreach (var example in examples)
            foreach (var index in example.Vector.Indexes) _frequency[index]++;
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(settings.Seed);
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var i in order) Step(examples[i].Vector, (int)examples[i].Topic, examples[i].Weight, settings.L2 * examples.Count);
        }
    }

    void Step(FeatureVector vector, int topic, double weight, double penalty)
    {
        Span<double> errors = stackalloc double[Topics];
        for (var c = 0; c < Topics; c++) errors[c] = _biases[c];
        for (var i = 0; i < vector.Indexes.Length; i++)
        {
            var row = _weights.AsSpan(vector.Indexes[i] * Topics, Topics);
            for (var c = 0; c < Topics; c++) errors[c] += row[c] * vector.Values[i];
        }
        ToErrors(errors, topic, weight);

        for (var c = 0; c < Topics; c++)
        {
            _biasSquares[c] += errors[c] * errors[c];
            _biases[c] -= 0.1 * settings.Rate * errors[c] / Math.Sqrt(_biasSquares[c] + 1e-8);
        }
        for (var i = 0; i < vector.Indexes.Length; i++)
        {
            var feature = vector.Indexes[i];
            // A feature's share of the penalty at each sight adds up to one whole penalty a round.
            var shrink = (float)(penalty / _frequency[feature]);
            for (var c = 0; c < Topics; c++)
            {
                ref var w = ref _weights[feature * Topics + c];
                var gradient = (float)errors[c] * vector.Values[i] + shrink * (w - prior[feature * Topics + c]);
                ref var squares = ref _squares[feature * Topics + c];
                squares += gradient * gradient;
                w -= (float)settings.Rate * gradient / MathF.Sqrt(squares + 1e-8f);
            }
        }
    }

    static void ToErrors(Span<double> logits, int topic, double weight)
    {
        var highest = double.NegativeInfinity;
        foreach (var logit in logits) highest = Math.Max(highest, logit);
        var sum = 0.0;
        foreach (ref var logit in logits) sum += logit = Math.Exp(logit - highest);
        for (var c = 0; c < logits.Length; c++) logits[c] = weight * (logits[c] / sum - (c == topic ? 1 : 0));
    }
}
