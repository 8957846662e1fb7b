using System.Collections.Concurrent;

namespace How2Mine.Text;

/// <summary>Says what a page or a procedure is about: a linear model over its words, trained on labelled pages and a lexicon.</summary>
/// <remarks>Sources and figures of the weights: tests/How2Mine.Training/README.md.</remarks>
public sealed class TopicClassifier
{
    /// <summary>How much a procedure's own words count beside those of its page.</summary>
    const double ProcedureShare = 0.7;

    static readonly Lazy<TopicClassifier> Loaded = new(() => new TopicClassifier(ReadWeights()));

    readonly TopicModel _model;
    readonly ConcurrentBag<FeatureCounts> _idle = [];

    internal TopicClassifier(TopicModel model) => _model = model;

    public static TopicClassifier Default => Loaded.Value;

    /// <summary>How probable each topic is for a text; only its first 20,000 characters are read.</summary>
    public TopicScores Score(string title, ReadOnlySpan<char> text)
    {
        if (!_idle.TryTake(out var counts)) counts = new FeatureCounts(_model);
        TopicFeatures.Read(title, text, ref counts);
        var scores = counts.TakeScores();
        _idle.Add(counts);
        return scores;
    }

    /// <summary>The topic of a page, which may be none of the 14.</summary>
    public TopicMatch Page(string title, ReadOnlySpan<char> text) => Score(title, text).Best;

    /// <summary>The topic of a procedure: one of the 14, from its own words and, where given, those of its page.</summary>
    public TopicMatch Procedure(string goal, IEnumerable<string> steps, string pageTitle, ReadOnlySpan<char> pageText = default)
    {
        var own = Score(goal, $"{pageTitle}\n{string.Join('\n', steps)}");
        return (pageText.IsEmpty ? own : TopicScores.Mix(own, Score(pageTitle, pageText), ProcedureShare)).BestOfFourteen;
    }

    static TopicModel ReadWeights()
    {
        using var resource = typeof(TopicClassifier).Assembly.GetManifestResourceStream("How2Mine.Text.topics.bin")
            ?? throw new InvalidDataException("The resource How2Mine.Text.topics.bin is not in the program: build it with src/How2Mine/Text/topics.bin embedded.");
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return TopicModel.Read(file);
    }
}
