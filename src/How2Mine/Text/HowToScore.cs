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

    /// <summary>Share of the first sentences that instruct; nothing where the language has no rules.</summary>
    static double Instructing(List<TextBlock> main, string language)
    {
        if (!Instruction.Knows(language)) return 0;
        var telling = main.Where(b => b.Kind is not (BlockKind.Heading or BlockKind.Caption) && b.Text.Length >= MinCharacters).Take(MaxSentences).Select(b => b.Text).ToList();
        // A page of a few long paragraphs, or of pictures, says what it says in their lines and sentences.
        if (telling.Count < MinSentences)
            telling = [.. main.Where(b => b.Kind != BlockKind.Heading).SelectMany(b => b.Text.Split('\n')).SelectMany(StepText.Sentences).Where(s => s.Length >= MinCharacters).Take(MaxSentences)];
        return telling.Count < MinSentences ? 0 : (double)telling.Count(t => Instruction.IsInstruction(t, language)) / telling.Count;
    }
}
