using System.Collections.Frozen;

namespace How2Mine.Text;

/// <summary>Tells the language of a text by its script, its function words, their endings and its letters.</summary>
public static class LanguageDetector
{
    /// <summary>Of a longer text, <see cref="Windows"/> pieces at even distances are read, this many characters in all.</summary>
    public const int MaxCharacters = 2_000;
    const int Windows = 8, WindowLength = MaxCharacters / Windows;

    /// <summary>The codes that <see cref="Detect"/> can answer with.</summary>
    public static IReadOnlySet<string> Languages { get; } = LanguageModel.Default.Profiles.Select(p => p.Code).ToFrozenSet(StringComparer.Ordinal);

    public static DetectedLanguage Detect(ReadOnlySpan<char> text)
    {
        var model = LanguageModel.Default;
        var evidence = new LanguageEvidence(
            model,
            stackalloc int[model.Words.Count],
            stackalloc int[model.LetterCount],
            stackalloc int[ScriptTable.ScriptCount],
            stackalloc int[ScriptTable.ScriptCount]);

        if (text.Length <= MaxCharacters) evidence.Read(text);
        else
            for (var window = 0; window < Windows; window++)
                evidence.Read(text.Slice((int)((text.Length - WindowLength) * (long)window / (Windows - 1)), WindowLength));

        Span<float> scores = stackalloc float[model.Profiles.Count];
        evidence.Score(scores);
        LanguageGrams.Default.Score(text, LanguageVerdict.ScriptOf(evidence), scores);
        return LanguageVerdict.Of(model, evidence, scores);
    }
}
