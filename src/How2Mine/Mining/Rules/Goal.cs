using How2Mine.Text;
using How2Mine.Text.Instructing;

namespace How2Mine.Mining.Rules;

/// <summary>Says what a run of steps reaches: the heading above it, or the page's title, that says best what the steps do.</summary>
static class Goal
{
    /// <summary>Blocks and headings above the steps that are looked at.</summary>
    const int MaxBlocks = 80, MaxHeadings = 4, MaxLength = 110;

    /// <summary>Letters by which words of goal and steps are the same: "sharpening" and "sharpen".</summary>
    const int Stem = 5;

    static readonly string[] Leads =
    [
        "how to ", "how do i ", "how do you ", "how you can ", "how i ", "how we ", "steps to ", "a guide to ", "the complete guide to ", "a beginner's guide to ", "guide to ", "instructions for ", "tutorial: ", "slideshow: ", "diy: ", "diy ", "learn to ", "learn how to ", "here's how to ", "the best way to ", "a step by step guide to ", "step by step guide to ", "step-by-step guide to ", "step by step process for ",
        "wie man ", "wie du ", "anleitung: ", "so ", "comment ", "cómo ", "como ", "come ", "hoe je ", "jak ",
    ];

    static readonly string[] Tails = [" step by step", " step-by-step", ", step by step", " recipe", " (with pictures)", " - recipe", " tutorial", " rezept", " in simple steps", " in easy steps", " like a pro"];

    /// <summary>The nearest heading above a block, not further than the section goes.</summary>
    public static TextBlock? HeadingBefore(IReadOnlyList<TextBlock> blocks, int index)
    {
        for (var i = index - 1; i >= 0 && index - i < 40; i--)
            if (IsHeading(blocks[i])) return blocks[i];
        return null;
    }

    /// <param name="isOneOfSeveral">The title stands over other runs too.</param>
    public static string For(PageText page, IReadOnlyList<TextBlock> blocks, FoundSteps run, bool isOneOfSeveral)
    {
        var site = PageTitle.Letters(page.Page.UrlHostName);
        var stems = Words.Of(run.Steps).Where(w => w.Length > 2).Select(StemOf).ToHashSet(StringComparer.Ordinal);
        var (best, most) = (page.Title, Score(page.Title, page.Judge, stems) + (isOneOfSeveral ? 0 : 0.6) - (PageTitle.NamesSite(page.Title, site) ? 3 : 0));
        var distance = 0;
        foreach (var heading in Above(blocks, run.First).Where(h => !PageTitle.NamesSite(h, site)))
        {
            var score = Score(heading, page.Judge, stems) + (isOneOfSeveral ? 0.8 : 0) - (0.3 * distance++);
            if (score > most || best.Length == 0) (best, most) = (heading, score);
        }
        var goal = Clean(best);
        return EnglishGerund.Imperative(goal, page.Language) ?? goal;
    }

    /// <summary>The headings that the block is under, from the nearest.</summary>
    static IEnumerable<string> Above(IReadOnlyList<TextBlock> blocks, int index)
    {
        var (level, found) = (int.MaxValue, 0);
        for (var i = index - 1; i >= 0 && index - i < MaxBlocks && found < MaxHeadings; i--)
        {
            if (!IsHeading(blocks[i])) continue;
            var own = blocks[i].Kind == BlockKind.Heading ? blocks[i].Level : 7;
            if (own >= level) continue;
            level = own;
            if (blocks[i].Text.Length is < 5 or > MaxLength || HowToWords.IsDirections(blocks[i].Text) || HowToWords.IsAside(blocks[i].Text)) continue;
            found++;
            yield return blocks[i].Text.Replace('\n', ' ');
        }
    }

    static bool IsHeading(TextBlock block) =>
        block.Kind == BlockKind.Heading || HowToWords.IsDirections(block.Text) || (block.BoldLead.Length > 3 && block.BoldLead.Length == block.Text.Length && block.Text.Length < 80);

    /// <summary>What names something to do, in words that the steps use, says what they reach.</summary>
    static double Score(string text, InstructionJudge judge, HashSet<string> stems)
    {
        if (text.Length == 0 || HowToWords.IsDirections(text)) return -2;
        var words = Words.Of(text).Where(w => w.Length > 3).ToList();
        return (HowToWords.IsHowTo(text) ? 1 : 0)
            + (judge.Knows && judge.IsInstruction(text) ? 0.8 : 0)
            + (EnglishGerund.Imperative(text, judge.Language) is not null ? 0.8 : 0)
            + (words.Count == 0 ? -1 : 2.0 * words.Count(w => stems.Contains(StemOf(w))) / words.Count)
            - (text.Length > MaxLength ? 0.5 : 0) - (text.Contains('#', StringComparison.Ordinal) ? 0.5 : 0);
    }

    static string StemOf(string word) => word.Length <= Stem ? word : word[..Stem];

    public static string Clean(string title)
    {
        var goal = WithoutNumber(StepText.Clean(title).TrimEnd('.', ':', '!', ' '));
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

    /// <summary>"3. Rinse the kettle" without its number; that of "5-Minute Cake", "3D prints" and "10 ways" is part of the name.</summary>
    static string WithoutNumber(string title)
    {
        var digits = 0;
        while (digits < title.Length && char.IsAsciiDigit(title[digits])) digits++;
        return digits is > 0 and <= 2 && digits + 1 < title.Length && title[digits] is '.' or ')' && title[digits + 1] == ' ' ? title[(digits + 2)..] : title;
    }
}
