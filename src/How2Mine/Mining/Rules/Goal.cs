using How2Mine.Text;

namespace How2Mine.Mining.Rules;

/// <summary>Says what a run of steps reaches, from the heading above it or the page's title.</summary>
static class Goal
{
    static readonly string[] Leads =
    [
        "how to ", "how do i ", "how do you ", "how you can ", "steps to ", "a guide to ", "the complete guide to ", "guide to ", "instructions for ", "tutorial: ", "diy: ", "diy ", "learn to ", "learn how to ", "here's how to ", "the best way to ", "a step by step guide to ", "step by step guide to ", "step-by-step guide to ",
        "wie man ", "wie du ", "anleitung: ", "so ", "comment ", "cómo ", "como ", "come ", "hoe je ", "jak ",
    ];

    static readonly string[] Tails = [" step by step", " step-by-step", ", step by step", " recipe", " (with pictures)", " - recipe", " tutorial", " rezept", " in simple steps", " in easy steps"];

    /// <summary>The nearest heading above a block, not further than the section goes.</summary>
    public static TextBlock? HeadingBefore(IReadOnlyList<TextBlock> blocks, int index)
    {
        for (var i = index - 1; i >= 0 && index - i < 40; i--)
            if (blocks[i].Kind == BlockKind.Heading || HowToWords.IsDirections(blocks[i].Text) || (blocks[i].BoldLead.Length > 3 && blocks[i].BoldLead.Length == blocks[i].Text.Length && blocks[i].Text.Length < 80)) return blocks[i];
        return null;
    }

    /// <summary>The section's heading where it names something to do, else the page's title.</summary>
    public static string For(IReadOnlyList<TextBlock> blocks, int first, string title, bool isOneOfSeveral)
    {
        var heading = HeadingBefore(blocks, first)?.Text ?? "";
        var names = HowToWords.IsHowTo(heading) || (isOneOfSeveral && heading.Length is > 8 and < 100 && !HowToWords.IsDirections(heading) && !HowToWords.IsAside(heading));
        return Clean(names || title.Length == 0 ? heading : title);
    }

    public static string Clean(string title)
    {
        var goal = StepText.Clean(title).TrimEnd('.', ':', '!', ' ');
        foreach (var lead in Leads)
            if (goal.StartsWith(lead, StringComparison.OrdinalIgnoreCase) && goal.Length > lead.Length + 4)
            {
                goal = goal[lead.Length..];
                break;
            }
        foreach (var tail in Tails)
            if (goal.EndsWith(tail, StringComparison.OrdinalIgnoreCase) && goal.Length > tail.Length + 6) goal = goal[..^tail.Length];
        goal = goal.Trim(' ', ':', ',', '-', '–', '|', '?');
        return goal.Length == 0 ? "" : char.ToUpperInvariant(goal[0]) + goal[1..];
    }
}
