using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>The features that training knows, with their rarity, and texts as vectors over them.</summary>
sealed class FeatureSpace
{
    readonly Dictionary<uint, int> _indexes = [];
    readonly List<uint> _hashes = [];
    readonly List<double> _idfs = [];

    FeatureSpace() { }

    public int Count => _hashes.Count;

    public static FeatureSpace Of(IReadOnlyList<LabelledPage> pages, IReadOnlyList<Dictionary<uint, int>> counts, int minPages)
    {
        var frequency = new Dictionary<uint, int>();
        var inLexicon = new HashSet<uint>();
        for (var i = 0; i < pages.Count; i++)
            foreach (var feature in counts[i].Keys)
            {
                frequency[feature] = frequency.GetValueOrDefault(feature) + 1;
                if (pages[i].Source == "lexicon") inLexicon.Add(feature);
            }

        var space = new FeatureSpace();
        foreach (var (feature, n) in frequency.OrderBy(entry => entry.Key))
            if (n >= minPages || inLexicon.Contains(feature))
            {
                space._indexes.Add(feature, space.Count);
                space._hashes.Add(feature);
                space._idfs.Add(Math.Round((1 + Math.Log((pages.Count + 1.0) / (n + 1))) * 16) / 16);
            }
        return space;
    }

    public static Dictionary<uint, int> CountsOf(string title, string text)
    {
        var counter = new Counter(new Dictionary<uint, int>());
        TopicFeatures.Read(title, text, ref counter);
        return counter.Counts;
    }

    public FeatureVector Vector(Dictionary<uint, int> counts)
    {
        var known = counts.Where(entry => _indexes.ContainsKey(entry.Key)).Select(entry => (Index: _indexes[entry.Key], entry.Value)).OrderBy(entry => entry.Index).ToArray();
        var values = known.Select(entry => FeatureCounts.Damped(entry.Value) * _idfs[entry.Index]).ToArray();
        var length = Math.Sqrt(values.Sum(value => value * value));
        return new FeatureVector([.. known.Select(entry => entry.Index)], [.. values.Select(value => (float)(value / length))]);
    }

    /// <summary>The features with the largest weights, as the program's weights file has them.</summary>
    public IReadOnlyList<TopicFeature> Pruned(float[] weights, int keep) =>
    [
        .. Enumerable.Range(0, Count)
            .Select(i => new TopicFeature(_hashes[i], _idfs[i], weights[(i * TopicScores.Count)..((i + 1) * TopicScores.Count)]))
            .OrderByDescending(feature => feature.Idf * feature.Weights.Max(Math.Abs))
            .Take(keep)
            .OrderBy(feature => feature.Hash),
    ];

    readonly struct Counter(Dictionary<uint, int> counts) : IFeatureSink
    {
        public Dictionary<uint, int> Counts => counts;

        public void Add(uint feature) => counts[feature] = counts.GetValueOrDefault(feature) + 1;
    }
}

/// <summary>A text as training sees it: which features, and how much of each; of length 1.</summary>
sealed record FeatureVector(int[] Indexes, float[] Values);
