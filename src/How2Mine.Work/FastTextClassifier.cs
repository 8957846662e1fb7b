using FastText;
using How2Mine.Settings;
using How2Mine.Text;

namespace How2Mine.Work;

/// <summary>A user's model of fastText as a classifier of pages.</summary>
public sealed class FastTextClassifier : ITextClassifier
{
    /// <summary>A page's beginning tells its kind; fastText's time grows with the text.</summary>
    const int MaxCharacters = 20_000;

    readonly FastTextModel _model;

    FastTextClassifier(FastTextModel model) => _model = model;

    /// <exception cref="CallerMistakeException">A file that is named is not there, or no model.</exception>
    public static TextClassifiers Load(ClassifierSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new(Open(settings.Language, "language"), Open(settings.Topic, "topic"), Open(settings.Howto, "howto", TextClassifiers.HowtoLabel));
    }

    static FastTextClassifier? Open(string? path, string what, string? wanted = null)
    {
        if (path is null) return null;
        try
        {
            var model = FastTextModel.Load(path);
            if (wanted is not null && !model.Labels.Contains(wanted, StringComparer.Ordinal)) throw new CallerMistakeException($"the model for classifiers.{what}, '{path}', has no label '{wanted}' but {string.Join(", ", model.Labels.Take(5))}; train it with __label__{wanted}");
            return new(model);
        }
        catch (Exception e) when (e is FastTextException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CallerMistakeException($"classifiers.{what} names '{path}', which is no model of fastText: {e.Message}");
        }
    }

    public (string Label, double Probability)? Best(string text) => _model.Predict(Beginning(text)) is [var best] ? (best.Name, best.Probability) : null;

    public double ProbabilityOf(string text, string label) => _model.Predict(Beginning(text), _model.Labels.Count).FirstOrDefault(l => l.Name == label).Probability;

    static ReadOnlySpan<char> Beginning(string text) => text.AsSpan(0, Math.Min(text.Length, MaxCharacters));
}
