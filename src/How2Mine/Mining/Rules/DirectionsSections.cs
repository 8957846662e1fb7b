using How2Mine.Text;

using How2Mine.Text.Instructing;
namespace How2Mine.Mining.Rules;

/// <summary>Finds the paragraphs or items below a line that says "Directions", "Method", "Zubereitung", heading or not.</summary>
static class DirectionsSections
{
    const int MinSteps = 3, MaxSteps = 40, MaxBlocks = 400;
    const double MinShare = 0.5;

    public static IEnumerable<FoundSteps> Find(IReadOnlyList<TextBlock> page, InstructionJudge judge)
    {
        // The announcing line may be the first of a block that holds the steps line by line.
        var places = new List<int>();
        var blocks = new List<TextBlock>();
        for (var i = 0; i < page.Count; i++)
            foreach (var line in page[i].Kind == BlockKind.Paragraph ? page[i].Text.Split('\n') : [page[i].Text])
            {
                places.Add(i);
                blocks.Add(line.Length == page[i].Text.Length ? page[i] : page[i] with { Text = line, BoldLead = page[i].BoldLead.StartsWith(line, StringComparison.Ordinal) ? line : "" });
            }
        return Sections(blocks, judge).Select(s => s with { First = places[s.First], Last = places[s.Last] });
    }

    static IEnumerable<FoundSteps> Sections(List<TextBlock> blocks, InstructionJudge judge)
    {
        for (var i = 0; i + 1 < blocks.Count; i++)
            if (HowToWords.IsDirections(blocks[i].Text) && blocks[i].LinkShare < 0.5 && Section(blocks, i + 1, judge) is { } section)
            {
                yield return section;
                i = section.Last;
            }
    }

    static FoundSteps? Section(List<TextBlock> blocks, int first, InstructionJudge judge)
    {
        var steps = new List<List<string>>();
        var last = first - 1;
        var place = (List: 0, Item: 0);
        for (var i = first; i < blocks.Count && i - first < MaxBlocks && steps.Count <= MaxSteps && !Ends(blocks[i], judge); i++)
        {
            if (blocks[i].Kind == BlockKind.Caption || blocks[i].LinkShare > 0.5) continue;
            var here = (blocks[i].List, blocks[i].Item);
            if (here.List > 0 && here == place && blocks[i].Kind == BlockKind.ListItem) steps[^1].Add(blocks[i].Text);
            else steps.AddRange(blocks[i].Text.Split('\n').Select(line => new List<string> { line }));
            (place, last) = (here, i);
        }
        var joined = steps.Select(StepText.Join).Where(s => s.Length > 0).ToList();
        while (joined.Count > 0 && !judge.IsInstruction(joined[^1])) joined.RemoveAt(joined.Count - 1);
        joined = MarkedSteps.Atomic(joined);
        if (joined.Count < MinSteps || joined.Count > MaxSteps || judge.Share(joined) < MinShare) return null;
        return new FoundSteps("directions", first, last, joined, 1);
    }

    /// <summary>The next heading, or a line in its place: short, bold all through or closed by a colon, or one that announces tips.</summary>
    static bool Ends(TextBlock block, InstructionJudge judge) =>
        block.Kind is BlockKind.Heading
        || (block.Text.Length < 60 && block.Kind == BlockKind.Paragraph && (block.BoldLead.Length == block.Text.Length || HowToWords.IsAside(block.Text) || HowToWords.IsDirections(block.Text) || IsTitle(block.Text, judge)));

    static bool IsTitle(string text, InstructionJudge judge) => text.Length is > 0 and < 40 && char.IsLetter(text[^1]) && char.IsUpper(text[0]) && !judge.IsInstruction(text);
}
