using How2Mine.Text;
using How2Mine.Text.Instructing;

namespace How2Mine.Mining.Rules;

/// <summary>Finds neighbours of one make that nearly all instruct, though nothing announces steps: paragraphs, bullets, rows, captions, cards.</summary>
static class InstructingRuns
{
    const int MinSteps = 4, MaxBlocks = 120;

    /// <summary>Share of instructions: nothing else speaks for these being steps.</summary>
    const double MinShare = 0.75;

    /// <summary>Pictures' captions, advertisements and boxes that stand between two steps.</summary>
    const int MaxBetween = 3;

    public static IEnumerable<FoundSteps> Find(IReadOnlyList<TextBlock> blocks, InstructionJudge judge)
    {
        if (!judge.Knows) yield break;
        for (var i = 0; i < blocks.Count;)
        {
            var run = Like(blocks, i);
            if (run.Count >= MinSteps && Run(blocks, run, judge) is { } found) yield return found;
            i = run.Count > 1 ? run[^1] + 1 : i + 1;
        }
    }

    /// <summary>Blocks like the first one, up to the next heading or to too much else.</summary>
    static List<int> Like(IReadOnlyList<TextBlock> blocks, int first)
    {
        var run = new List<int> { first };
        if (blocks[first].Kind is BlockKind.Heading or BlockKind.Term or BlockKind.Definition or BlockKind.Code) return run;
        for (var i = first + 1; i < blocks.Count && i - run[^1] <= MaxBetween + 1 && run.Count < MaxBlocks && blocks[i].Kind != BlockKind.Heading; i++)
            if (AreAlike(blocks[first], blocks[i])) run.Add(i);
        return run;
    }

    static bool AreAlike(TextBlock a, TextBlock b) =>
        a.Kind == b.Kind && b.LinkShare < 0.5 && (a.List > 0 && a.Kind is BlockKind.ListItem or BlockKind.TableCell ? a.List == b.List && !b.IsOrdered : a.Parent == b.Parent || (a.Hints == b.Hints && a.Hints.Length > 0));

    static FoundSteps? Run(IReadOnlyList<TextBlock> blocks, List<int> run, InstructionJudge judge)
    {
        var groups = Groups(blocks, run);
        var steps = groups.ConvertAll(g => StepText.Join(g.Select(i => blocks[i].Text)));
        var (from, to) = (0, steps.Count);
        while (from < to && !judge.IsInstruction(steps[from])) from++;
        while (to > from && !judge.IsInstruction(steps[to - 1])) to--;
        var kept = steps.GetRange(from, to - from);
        if (kept.Count < MinSteps || judge.Share(kept) < MinShare) return null;
        return new FoundSteps("instructing", groups[from][0], groups[to - 1][^1], kept, 0) { LinkShare = FoundSteps.Links(groups[from..to].SelectMany(g => g).Select(i => blocks[i])) };
    }

    /// <summary>Blocks of one item, row or card are one step; lines in capitals are what stands between.</summary>
    static List<List<int>> Groups(IReadOnlyList<TextBlock> blocks, List<int> run)
    {
        var groups = new List<List<int>>();
        var sameParent = run.TrueForAll(i => blocks[i].Parent == blocks[run[0]].Parent);
        TextBlock? last = null;
        foreach (var i in run.Where(i => blocks[i].Text.Any(char.IsLower)))
        {
            var block = blocks[i];
            var isSame = last is not null && (block.List > 0 ? (block.List, block.Item) == (last.List, last.Item) : !sameParent && block.Parent == last.Parent);
            if (isSame) groups[^1].Add(i);
            else groups.Add([i]);
            last = block;
        }
        return groups;
    }
}
