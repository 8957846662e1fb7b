using How2Mine.Text;

namespace How2Mine.Mining.Rules;

/// <summary>Finds runs of numbered steps in whatever markup: ordered lists, "Step N" headings, numbered paragraphs, lines, cells.</summary>
static class NumberedRuns
{
    const int MinMarkers = 3, MaxMarkers = 60;

    /// <summary>Lines between two numbers: more is another section.</summary>
    const int MaxGap = 14;

    /// <summary>Lines behind the last number that are looked at.</summary>
    const int MaxTail = 100;

    readonly record struct Line(int Block, string Text, StepMarker? Marker);

    public static IEnumerable<FoundSteps> Find(IReadOnlyList<TextBlock> blocks)
    {
        var lines = Lines(blocks);
        var used = new HashSet<(string, int)>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Marker is not { Number: 1 } first || used.Contains((first.Style, i))) continue;
            var marks = Follow(lines, i, first.Style);
            if (marks.Count < MinMarkers || marks.Count > MaxMarkers) continue;
            foreach (var mark in marks) used.Add((first.Style, mark));
            yield return Run(blocks, lines, marks);
        }
    }

    static List<Line> Lines(IReadOnlyList<TextBlock> blocks)
    {
        var lines = new List<Line>();
        var item = (List: 0, Item: 0);
        for (var b = 0; b < blocks.Count; b++)
        {
            var block = blocks[b];
            var isNewItem = block.Kind == BlockKind.ListItem && block.IsOrdered && (block.List, block.Item) != item;
            if (isNewItem)
            {
                item = (block.List, block.Item);
                lines.Add(new Line(b, block.Text, new StepMarker($"ol{block.Level}", block.Item, block.Text)));
                continue;
            }
            foreach (var line in block.Text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                lines.Add(new Line(b, line, block.IsOrdered && block.Kind == BlockKind.ListItem ? null : StepMarker.Of(block, line)));
        }
        return lines;
    }

    static List<int> Follow(List<Line> lines, int start, string style)
    {
        var marks = new List<int> { start };
        for (var i = start + 1; i < lines.Count && i - marks[^1] <= MaxGap; i++)
        {
            if (lines[i].Marker is not { } marker || marker.Style != style) continue;
            if (marker.Number == marks.Count + 1) marks.Add(i);
            else if (marker.Number == 1) break;
        }
        return marks;
    }

    static FoundSteps Run(IReadOnlyList<TextBlock> blocks, List<Line> lines, List<int> marks)
    {
        var style = lines[marks[0]].Marker!.Value.Style;
        var steps = new List<string>();
        var tail = 0;
        var end = marks[^1];
        for (var m = 0; m < marks.Count; m++)
        {
            var isLast = m == marks.Count - 1;
            var parts = new List<string> { lines[marks[m]].Marker!.Value.Rest };
            for (var i = marks[m] + 1; isLast ? i < lines.Count && i - marks[m] <= MaxTail && parts.Count <= tail : i < marks[m + 1]; i++)
            {
                if (isLast && EndsRun(blocks, lines[marks[m]], lines[i])) break;
                if (!Continues(blocks, lines[marks[m]], lines[i])) continue;
                parts.Add(lines[i].Text);
                end = i;
            }
            if (!isLast) tail = Math.Max(tail, parts.Count - 1);
            steps.Add(StepText.Join(parts));
        }
        var (from, to) = (lines[marks[0]].Block, lines[end].Block);
        var found = style.StartsWith("ol", StringComparison.Ordinal) ? "ordered_list" : style.Contains("/h", StringComparison.Ordinal) ? "step_headings" : "numbered_lines";
        var strength = char.IsLetter(style[0]) && found != "ordered_list" ? 3 : 2;
        return new FoundSteps(found, from, to, steps, strength) { LinkShare = FoundSteps.Links(marks.Select(m => blocks[lines[m].Block])) };
    }

    /// <summary>Whether a line between two numbers belongs to the step above it.</summary>
    static bool Continues(IReadOnlyList<TextBlock> blocks, Line marked, Line line)
    {
        var (step, block) = (blocks[marked.Block], blocks[line.Block]);
        if (block.LinkShare > 0.5 || block.IsFromData) return false;
        // On a slide the caption is the text; elsewhere it says what a picture shows.
        if (block.Kind == BlockKind.Caption) return marked.Marker!.Value.Rest.Length == 0 && line.Block == marked.Block + 1;
        var isNested = block.Kind == BlockKind.ListItem && (block.Level > step.Level || (block.List, block.Item) == (step.List, step.Item));
        if (marked.Marker!.Value.Style.StartsWith("ol", StringComparison.Ordinal)) return isNested || (block.Kind == BlockKind.Paragraph && (block.List, block.Item) == (step.List, step.Item));
        if (block.Kind == BlockKind.Heading) return marked.Marker.Value.Rest.Length == 0;
        // In a table of steps the second column says what to do, later ones comment on it.
        return block.Kind != BlockKind.TableCell || step.Kind != BlockKind.TableCell || line.Block == marked.Block + 1 || marked.Marker.Value.Rest.Length > 0;
    }

    /// <summary>Behind the last number the page goes on: only what looks like the other steps' text belongs to it.</summary>
    static bool EndsRun(IReadOnlyList<TextBlock> blocks, Line marked, Line line)
    {
        var (step, block) = (blocks[marked.Block], blocks[line.Block]);
        if (block.Kind == BlockKind.Heading && (step.Kind != BlockKind.Heading || block.Level <= step.Level)) return marked.Marker!.Value.Rest.Length > 0 || line.Block != marked.Block + 1;
        if (marked.Marker!.Value.Style.StartsWith("ol", StringComparison.Ordinal)) return !Continues(blocks, marked, line);
        return step.Kind == BlockKind.TableCell && block.List != step.List;
    }
}
