using How2Mine.Text.MainBlocks;

namespace How2Mine.Text;

/// <summary>Marks the blocks that a page is about: those that trees, trained on pages with known text, hold likely enough for this page, and the short ones that belong to them.</summary>
static class MainText
{
    /// <summary>Doubtful pages are cut lower, where most of what is kept may be wrong; below this little of it is right.</summary>
    const double LowestCut = 0.2;

    /// <summary>How far below the cut a block may be that its neighbours take in; tried on the folds of training.</summary>
    const double Glue = 0.25, HeadingGlue = 0.5;

    /// <summary>What mining looks at beside the text: more changes nothing on real pages, and finds the steps of pages that have little else.</summary>
    const double Near = 0.1;

    public static List<TextBlock> Mark(List<TextBlock> blocks, List<Region> regions, PageHead head)
    {
        if (blocks.Count == 0) return blocks;
        using var features = BlockFeatures.Of(blocks, regions, head);
        var probabilities = MainTextModel.Default.Probabilities(features);
        var kept = Kept(blocks, features, probabilities);
        return [.. blocks.Select((block, i) => kept[i] || probabilities[i] >= Near ? block with { IsMain = kept[i], IsNear = true } : block)];
    }

    public static bool[] Kept(IReadOnlyList<TextBlock> blocks, BlockFeatures features, float[] probabilities)
    {
        var words = new float[blocks.Count];
        for (var i = 0; i < words.Length; i++) words[i] = features.Row(i)[OwnFeatures.Words];
        var cut = Math.Max(ExpectedF1.Cut(probabilities, words), LowestCut);
        var kept = new bool[blocks.Count];
        for (var i = 0; i < kept.Length; i++) kept[i] = probabilities[i] >= cut;
        // From the end, so that a heading over a heading over text is taken in too.
        for (var i = kept.Length - 2; i >= 0; i--)
            if (!kept[i] && probabilities[i] >= cut * (blocks[i].Kind == BlockKind.Heading ? HeadingGlue : Glue) && BelongsToNext(blocks, kept, i)) kept[i] = true;
        return kept;
    }

    /// <summary>A heading over text, a term before its definition, a piece of a list or table within others of it.</summary>
    static bool BelongsToNext(IReadOnlyList<TextBlock> blocks, bool[] kept, int i)
    {
        var (block, next) = (blocks[i], blocks[i + 1]);
        if (!kept[i + 1]) return false;
        if (block.Kind is BlockKind.Heading or BlockKind.Term) return true;
        return block.List > 0 && block.List == next.List && (i == 0 || kept[i - 1] || blocks[i - 1].List != block.List);
    }
}
