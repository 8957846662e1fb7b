namespace FastText;

enum Loss { HierarchicalSoftmax = 1, NegativeSampling = 2, Softmax = 3, OneVsAll = 4 }

/// <summary>The settings that a model was trained with, as far as asking needs them.</summary>
sealed record ModelArguments(int Dimension, int WordGrams, Loss Loss, int Buckets, int MinLetters, int MaxLetters)
{
    const int Supervised = 3, MaxDimension = 10_000, MaxGrams = 100;

    public static ModelArguments Read(ModelReader reader)
    {
        var dimension = reader.Int32("dim", 1, MaxDimension);
        reader.Skip(4 * 4); // window, epochs, least count, negatives
        var grams = reader.Int32("wordNgrams", 0, MaxGrams);
        var loss = (Loss)reader.Int32("loss", 1, 4);
        if (reader.Int32("model", 1, 3) is var kind && kind != Supervised)
            throw new FastTextException($"the file holds word vectors (model {kind}), a classifier is wanted: train one with 'fasttext supervised'");
        var buckets = reader.Int32("bucket", 0, int.MaxValue);
        var (least, most) = (reader.Int32("minn", 0, MaxGrams), reader.Int32("maxn", 0, MaxGrams));
        reader.Skip(4 + 8); // rate of updates, sampling threshold
        if (buckets == 0 && (most > 0 || grams > 1)) throw new FastTextException("the model has groups of letters or words but no bucket for them: the file is damaged");
        return new(dimension, grams, loss, buckets, least, most);
    }
}
