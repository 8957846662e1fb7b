using How2Mine.Text;

using How2Mine.Text.Instructing;
namespace How2Mine.Mining.Rules;

/// <summary>Finds steps under neighbouring headings without numbers, and in definition lists: a short title, then what to do.</summary>
static class HeadingRuns
{
    const int MinSteps = 4;

    /// <summary>A run of more is cut: too many to be one procedure, and looking on from each title would take the square of them.</summary>
    const int MaxSteps = 60;

    /// <summary>Blocks under one title.</summary>
    const int MaxParts = 8;

    public static IEnumerable<FoundSteps> Find(IReadOnlyList<TextBlock> blocks, InstructionJudge judge)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            if (!IsTitle(blocks[i])) continue;
            var run = Run(blocks, i, judge, out var next);
            if (run is not null)
            {
                yield return run;
                i = next - 1;
            }
        }
    }

    static FoundSteps? Run(IReadOnlyList<TextBlock> blocks, int start, InstructionJudge judge, out int next)
    {
        var title = blocks[start];
        var steps = new List<string>();
        var i = start;
        next = start + 1;
        while (i < blocks.Count && steps.Count <= MaxSteps && Alike(blocks[i], title))
        {
            var parts = new List<string> { blocks[i].Text };
            for (i++; i < blocks.Count && parts.Count <= MaxParts && !IsTitle(blocks[i]) && blocks[i].Kind is not BlockKind.Caption && (title.Kind != BlockKind.Term || blocks[i].Kind == BlockKind.Definition); i++)
                if (blocks[i].LinkShare < 0.5) parts.Add(blocks[i].Text);
            while (i < blocks.Count && blocks[i].Kind == BlockKind.Caption) i++;
            if (parts.Count == 1 || parts.Count > MaxParts || (steps.Count > 0 && !judge.IsInstruction(StepText.Join(parts)) && !judge.IsInstruction(parts[1]))) break;
            steps.Add(StepText.Join(parts));
            next = i;
        }
        if (steps.Count < MinSteps || judge.Share(steps) < 0.7) return null;
        return new FoundSteps(title.Kind == BlockKind.Term ? "definition_list" : "headings", start, next - 1, steps, 1);
    }

    static bool IsTitle(TextBlock block) => block.Kind is BlockKind.Heading && block.Level >= 2 || block.Kind is BlockKind.Term;

    static bool Alike(TextBlock block, TextBlock title) => block.Kind == title.Kind && block.Level == title.Level && block.Text.Length <= 100;
}
