namespace FastText;

/// <summary>A text classifier of fastText. Joulin, Grave, Bojanowski, Mikolov: Bag of Tricks for Efficient Text Classification (2016). Safe for several threads.</summary>
public sealed class FastTextModel
{
    const int Magic = 793712314, Version = 12;

    const float MaxOdds = 8, StepsInOne = 32;

    readonly ModelArguments _arguments;
    readonly Vocabulary _vocabulary;
    readonly IRows _input, _output;
    readonly LabelTree? _tree;

    FastTextModel(ModelArguments arguments, Vocabulary vocabulary, IRows input, IRows output)
    {
        (_arguments, _vocabulary, _input, _output) = (arguments, vocabulary, input, output);
        _tree = arguments.Loss == Loss.HierarchicalSoftmax ? new LabelTree(vocabulary.LabelCounts) : null;
    }

    /// <summary>All labels, from the most frequent in training.</summary>
    public IReadOnlyList<string> Labels => _vocabulary.Labels;

    /// <exception cref="FastTextException">The file is no classifier, damaged, or of another version.</exception>
    public static FastTextModel Load(string path)
    {
        using var stream = File.OpenRead(path);
        return Load(stream);
    }

    /// <inheritdoc cref="Load(string)"/>
    public static FastTextModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var reader = new ModelReader(new BufferedStream(stream, 1 << 16));
        if (reader.Int32("magic number", int.MinValue, int.MaxValue) is var magic && magic != Magic) throw new FastTextException($"the file begins with {magic}, a model of fastText with {Magic}");
        if (reader.Int32("version", int.MinValue, int.MaxValue) is var version && version != Version) throw new FastTextException($"the model is of version {version}, version {Version} is read: load it with a newer fasttext and save it again");
        var arguments = ModelArguments.Read(reader);
        var vocabulary = Vocabulary.Read(reader, arguments);
        var isQuantised = reader.Flag("kind of input");
        IRows input = isQuantised ? QuantisedRows.Read(reader, "input", arguments.Dimension) : WholeRows.Read(reader, "input", arguments.Dimension);
        var isOutputQuantised = reader.Flag("kind of output");
        IRows output = isQuantised && isOutputQuantised ? QuantisedRows.Read(reader, "output", arguments.Dimension) : WholeRows.Read(reader, "output", arguments.Dimension);
        if (output.Count < vocabulary.Labels.Count) throw new FastTextException($"the output has {output.Count} rows for {vocabulary.Labels.Count} labels: the file is damaged");
        return new(arguments, vocabulary, input, output);
    }

    /// <summary>The most probable labels of a text, from the first; line breaks in it count as spaces. Empty where the model knows nothing of it.</summary>
    public IReadOnlyList<FastTextLabel> Predict(ReadOnlySpan<char> text, int count = 1)
    {
        var hidden = new float[_arguments.Dimension];
        var rows = 0;
        foreach (var row in _vocabulary.RowsOf(text))
        {
            if (row >= _input.Count) continue;
            _input.AddTo(hidden, row);
            rows++;
        }
        if (rows == 0) return [];
        for (var i = 0; i < hidden.Length; i++) hidden[i] /= rows;
        var probabilities = new float[Labels.Count];
        if (_tree is not null) _tree.Probabilities(_output, hidden, probabilities);
        else Flat(hidden, probabilities);
        return [.. probabilities.Select((p, i) => new FastTextLabel(Labels[i], p)).OrderByDescending(l => l.Probability).Take(count)];
    }

    void Flat(float[] hidden, float[] probabilities)
    {
        for (var i = 0; i < probabilities.Length; i++) probabilities[i] = _output.Dot(hidden, i);
        if (_arguments.Loss != Loss.Softmax)
        {
            for (var i = 0; i < probabilities.Length; i++) probabilities[i] = Sigmoid(probabilities[i]);
            return;
        }
        var (highest, sum) = (probabilities.Max(), 0f);
        for (var i = 0; i < probabilities.Length; i++) sum += probabilities[i] = MathF.Exp(probabilities[i] - highest);
        for (var i = 0; i < probabilities.Length; i++) probabilities[i] /= sum;
    }

    /// <summary>In the steps of fastText's table: 512 between -8 and 8.</summary>
    static float Sigmoid(float odds) => odds < -MaxOdds ? 0 : odds > MaxOdds ? 1 : 1 / (1 + MathF.Exp(-(((int)((odds + MaxOdds) * StepsInOne) / StepsInOne) - MaxOdds)));
}
