using How2Mine.Text.Instructing;

namespace How2Mine.Text.Teaching;

/// <summary>How a page's main text is built: headings, lists, marks of steps, and how much of each instructs.</summary>
sealed class ShapeFeatures(InstructionJudge judge)
{
    /// <summary>Blocks whose wording is looked at: a page that teaches shows it early.</summary>
    const int MaxJudged = 80;

    const int MinCharacters = 20;


    public static int Count => Names.Count;

    public static IReadOnlyList<string> Names { get; } =
    [
        "blocks", "characters", "headings", "paragraphs", "bullets", "ordered", "longest_ordered", "marks", "labels", "numbered_headings", "captions", "code", "cells", "terms", "link_share", "main_share",
        "announced", "headed", "asides", "question_headings", "instructing_headings", "instructing_paragraphs", "instructing_bullets", "instructing_ordered", "instructing_captions", "instructing_all", "best_list", "best_list_items", "paragraph_length", "step_hints", "bold_leads", "opening_bold",
    ];

    public void Write(IReadOnlyList<TextBlock> all, List<TextBlock> main, Span<float> row)
    {
        var (characters, linked, code) = (0, 0, 0);
        foreach (var block in main)
        {
            characters += block.Text.Length;
            linked += block.LinkCharacters;
            if (block.Kind == BlockKind.Code) code += block.Text.Length;
        }
        var (headings, paragraphs, bullets, ordered) = (Of(main, BlockKind.Heading), Of(main, BlockKind.Paragraph), main.FindAll(b => b.Kind == BlockKind.ListItem && !b.IsOrdered), main.FindAll(b => b.Kind == BlockKind.ListItem && b.IsOrdered));
        var marks = main.ConvertAll(b => b.Kind == BlockKind.ListItem && b.IsOrdered ? null : StepMarker.Of(b, b.Text));
        var captions = Of(main, BlockKind.Caption);
        var length = Math.Max(1, characters);
        ReadOnlySpan<float> values =
        [
            main.Count, characters, headings.Count, paragraphs.Count, bullets.Count, ordered.Count, LongestList(ordered), marks.Count(m => m is not null), marks.Count(m => m is { } mark && char.IsLetter(mark.Style[0])),
            headings.Count(h => StepMarker.Of(h, h.Text) is not null), captions.Count, code / (float)length, main.Count(b => b.Kind == BlockKind.TableCell), main.Count(b => b.Kind == BlockKind.Term), linked / (float)length,
            characters / (float)Math.Max(1, all.Sum(b => b.Text.Length)),
            main.Count(b => HowToWords.IsDirections(b.Text)), headings.Count(h => HowToWords.IsHowTo(h.Text)), headings.Count(h => HowToWords.IsAside(h.Text)), Share(headings, h => h.Text.EndsWith('?')),
            Instructing(headings, 4), Instructing(paragraphs, MinCharacters), Instructing(bullets, MinCharacters), Instructing(ordered, MinCharacters), Instructing(captions, MinCharacters), Told(main),
            .. BestList(main), paragraphs.Count == 0 ? 0 : (float)paragraphs.Average(p => p.Text.Length), main.Count(b => HowToWords.HintsAtSteps(b.Hints)), Share(main, b => b.BoldLead.Length > 0), Share(headings, h => h.BoldLead.Length > 0),
        ];
        values.CopyTo(row);
    }

    static List<TextBlock> Of(List<TextBlock> main, BlockKind kind) => main.FindAll(b => b.Kind == kind);

    static float Share(List<TextBlock> blocks, Predicate<TextBlock> is_) => blocks.Count == 0 ? 0 : blocks.Count(b => is_(b)) / (float)blocks.Count;

    static int LongestList(List<TextBlock> ordered) => ordered.Count == 0 ? 0 : ordered.GroupBy(b => b.List).Max(g => g.Max(b => b.Item));

    float Instructing(List<TextBlock> blocks, int minCharacters)
    {
        if (!judge.Knows) return -1;
        var told = blocks.Where(b => b.Text.Length >= minCharacters).Take(MaxJudged).ToList();
        return told.Count == 0 ? 0 : told.Count(b => judge.IsInstruction(b.Text)) / (float)told.Count;
    }

    /// <summary>Share of what is told that instructs; a page of a few long paragraphs says what it says in their lines and sentences.</summary>
    float Told(List<TextBlock> main)
    {
        if (!judge.Knows) return -1;
        var told = main.Where(b => b.Kind is not (BlockKind.Heading or BlockKind.Caption)).Select(b => b.Text).Where(t => t.Length >= MinCharacters).Take(MaxJudged).ToList();
        if (told.Count < 3) told = [.. told.SelectMany(t => t.Split('\n')).SelectMany(StepText.Sentences).Where(s => s.Length >= MinCharacters).Take(MaxJudged)];
        return told.Count == 0 ? 0 : told.Count(t => judge.IsInstruction(t)) / (float)told.Count;
    }

    /// <summary>The list of three items or more that instructs most: how much of it does, and its items.</summary>
    float[] BestList(List<TextBlock> main)
    {
        var (best, judged) = (new float[2], 0);
        if (!judge.Knows) return best;
        foreach (var list in main.Where(b => b.List > 0 && b.Text.Length >= MinCharacters).GroupBy(b => b.List).Where(g => g.Count() >= 3))
        {
            if (judged >= MaxJudged) break;
            var items = list.Take(MaxJudged - judged).ToList();
            judged += items.Count;
            var share = items.Count(b => judge.IsInstruction(b.Text)) / (float)items.Count;
            if (share > best[0]) best = [share, items.Count];
        }
        return best;
    }
}
