using How2Mine.Text;

using How2Mine.Text.Instructing;
namespace How2Mine.Mining.Rules;

/// <summary>Finds unnumbered neighbours that all instruct: bullets or paragraphs below a how-to or directions heading, rows of a table, cards.</summary>
static class SiblingRuns
{
    const int MinSteps = 3;

    /// <summary>Share of instructions: high where nothing else says that these are steps.</summary>
    const double UnderDirections = 0.5, UnderHowTo = 0.75;

    public static IEnumerable<FoundSteps> Find(IReadOnlyList<TextBlock> blocks, string title, InstructionJudge judge)
    {
        for (var i = 0; i < blocks.Count;)
        {
            var end = i + 1;
            while (end < blocks.Count && AreSiblings(blocks[i], blocks[end])) end++;
            if (Run(blocks, i, end, title, judge) is { } run) yield return run;
            i = end;
        }
    }

    static FoundSteps? Run(IReadOnlyList<TextBlock> blocks, int first, int end, string title, InstructionJudge judge)
    {
        if (end - first < MinSteps || blocks[first].Kind is BlockKind.Heading or BlockKind.Term or BlockKind.Caption || blocks[first].IsOrdered) return null;
        var heading = Goal.HeadingBefore(blocks, first);
        var isDirections = heading is not null && (HowToWords.IsDirections(heading.Text) || HowToWords.HintsAtSteps(blocks[first].Hints));
        var isHowTo = HowToWords.IsHowTo(heading?.Text ?? "") || (HowToWords.IsHowTo(title) && !HowToWords.IsAside(heading?.Text ?? ""));
        if (!isDirections && !isHowTo) return null;
        var (from, to) = (first, end);
        // A lead-in and a closing remark stand around the steps.
        if (!isDirections && blocks[first].Kind == BlockKind.Paragraph)
        {
            while (from < to && !judge.IsInstruction(blocks[from].Text)) from++;
            while (to > from && !judge.IsInstruction(blocks[to - 1].Text)) to--;
        }
        if (to - from < MinSteps) return null;
        var steps = Rows(blocks, from, to);
        var share = judge.Share(steps);
        if (share < (isDirections ? UnderDirections : UnderHowTo)) return null;
        return new FoundSteps(isDirections ? "directions" : "how_to_list", from, to - 1, steps, isDirections ? 2 : 1) { LinkShare = FoundSteps.Links(blocks.Skip(from).Take(to - from)) };
    }

    /// <summary>Blocks of one list item or table row are one step.</summary>
    static List<string> Rows(IReadOnlyList<TextBlock> blocks, int from, int to)
    {
        var steps = new List<List<string>>();
        var last = (List: -1, Item: -1);
        for (var i = from; i < to; i++)
        {
            var place = (blocks[i].List, blocks[i].Item);
            if (blocks[i].List > 0 && place == last) steps[^1].Add(blocks[i].Text);
            else steps.Add([blocks[i].Text]);
            last = place;
        }
        return [.. steps.Select(StepText.Join)];
    }

    static bool AreSiblings(TextBlock a, TextBlock b) =>
        a.Kind == b.Kind && (a.Kind is BlockKind.ListItem or BlockKind.TableCell ? a.List == b.List : a.Parent == b.Parent || (a.Hints == b.Hints && a.Hints.Length > 0));
}
