using How2Mine.Text.Instructing;
namespace How2Mine.Text;

/// <summary>How likely a page teaches how to do something, from its structure and words: 0 to 1.</summary>
/// <remarks>A weighted sum through a logistic curve; the weights are set by hand so that every page with marked steps passes and plain prose does not.</remarks>
static class HowToScore
{
    const int MaxSentences = 60, MinSentences = 3, MinCharacters = 20;

    public static double Of(string title, string language, IReadOnlyList<TextBlock> blocks, bool isMarked)
    {
        if (isMarked) return 0.99;
        var main = blocks.Where(b => b.IsMain).ToList();
        var marks = main.Count(b => b.Kind == BlockKind.ListItem ? b.IsOrdered : StepMarker.Of(b, b.Text) is not null);
        var labels = main.Count(b => StepMarker.Of(b, b.Text) is { } mark && char.IsLetter(mark.Style[0]));
        var announced = main.Any(b => HowToWords.IsDirections(b.Text));
        var headed = main.Any(b => b.Kind == BlockKind.Heading && HowToWords.IsHowTo(b.Text));
        var sum = -3.2
            + (HowToWords.IsHowTo(title) ? 1.8 : 0)
            + (headed ? 0.7 : 0)
            + (announced ? 1.6 : 0)
            + (0.25 * Math.Min(marks, 6))
            + (0.6 * Math.Min(labels, 4))
            + (5.0 * Instructing(main, language));
        return 1 / (1 + Math.Exp(-sum));
    }

    /// <summary>Share of what is told that instructs, in the text or below its pictures, whichever instructs more; nothing where the language has no rules.</summary>
    static double Instructing(List<TextBlock> main, string language)
    {
        if (!Instruction.Knows(language)) return 0;
        var text = main.Where(b => b.Kind is not (BlockKind.Heading or BlockKind.Caption)).ToList();
        return Math.Max(Share(text, language), Share([.. main.Where(b => b.Kind == BlockKind.Caption)], language));
    }

    static double Share(List<TextBlock> blocks, string language)
    {
        var told = blocks.Select(b => b.Text).Where(t => t.Length >= MinCharacters).Take(MaxSentences).ToList();
        // A page of a few long paragraphs says what it says in their lines and sentences.
        if (told.Count < MinSentences) told = [.. told.SelectMany(t => t.Split('\n')).SelectMany(StepText.Sentences).Where(s => s.Length >= MinCharacters).Take(MaxSentences)];
        return told.Count < MinSentences ? 0 : (double)told.Count(t => Instruction.IsInstruction(t, language)) / told.Count;
    }
}
