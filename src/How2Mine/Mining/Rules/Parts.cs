using How2Mine.Text;

namespace How2Mine.Mining.Rules;

/// <summary>Joins lists that are parts of one procedure: each under a short title of one make, below "Directions", lettered, or "for" something.</summary>
static class Parts
{
    const int MaxTitle = 60;

    static readonly string[] For = ["for the ", "für den ", "für die ", "für das ", "pour la ", "pour le ", "pour les ", "para la ", "para el ", "per la ", "per il ", "voor de ", "to make the ", "part "];

    public static List<FoundSteps> Joined(List<FoundSteps> runs, IReadOnlyList<TextBlock> blocks)
    {
        var joined = new List<FoundSteps>();
        foreach (var run in runs)
        {
            if (joined.Count > 0 && AreParts(joined[^1], run, blocks)) joined[^1] = joined[^1] with { Last = run.Last, Steps = [.. joined[^1].Steps, .. run.Steps] };
            else joined.Add(run);
        }
        return joined;
    }

    static bool AreParts(FoundSteps a, FoundSteps b, IReadOnlyList<TextBlock> blocks)
    {
        if (a.Found != b.Found || b.First - a.Last is < 2 or > 3 || a.First == 0) return false;
        var (first, second) = (blocks[a.First - 1], blocks[b.First - 1]);
        if (!IsTitle(first) || !IsTitle(second) || first.Kind != second.Kind || first.Level != second.Level) return false;
        return (IsLettered(first.Text) && IsLettered(second.Text)) || (IsFor(first.Text) && IsFor(second.Text)) || (a.First > 1 && HowToWords.IsDirections(blocks[a.First - 2].Text));
    }

    static bool IsTitle(TextBlock block) =>
        block.Kind is BlockKind.Heading or BlockKind.Paragraph && block.Text.Length <= MaxTitle && block.Text[^1] != '.' && !HowToWords.IsHowTo(block.Text) && !HowToWords.IsAside(block.Text);

    /// <summary>"A. Set up", "B) Measure".</summary>
    static bool IsLettered(string title) => title.Length > 3 && char.IsAsciiLetterUpper(title[0]) && title[1] is '.' or ')' or ':';

    static bool IsFor(string title) => Array.Exists(For, f => title.StartsWith(f, StringComparison.OrdinalIgnoreCase));
}
