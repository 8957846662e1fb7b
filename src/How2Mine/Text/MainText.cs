using HtmlTree;

namespace How2Mine.Text;

/// <summary>Marks the blocks that a page is about: leaves out furniture, then keeps the smallest region that holds most of the running text.</summary>
static class MainText
{
    /// <summary>A region with more of the page's prose than this is the page itself, whatever its class says.</summary>
    const double ShareOfThePage = 0.4;

    /// <summary>Part of the prose that the main region must hold.</summary>
    const double ShareOfTheMain = 0.75;

    public static List<TextBlock> Mark(List<TextBlock> blocks, List<Region> regions)
    {
        if (blocks.Count == 0) return blocks;
        Exclude(regions, blocks);
        var weights = Weights(blocks, regions);
        var main = MainRegion(regions, weights);
        var inMain = new bool[blocks.Count];
        for (var i = main.First; i < main.End; i++) inMain[i] = !Excluded(regions, blocks[i].Owner) && KeepsIn(blocks, i);
        // A page that is furniture through and through is taken as it is.
        if (!inMain.Contains(true)) Array.Fill(inMain, true);
        return [.. blocks.Select((block, i) => inMain[i] ? block with { IsMain = true } : block)];
    }

    static void Exclude(List<Region> regions, List<TextBlock> blocks)
    {
        var prose = regions[0].Prose;
        foreach (var region in regions)
        {
            if (region.Parent is { IsExcluded: true }) { region.IsExcluded = true; continue; }
            if (region.Prose > ShareOfThePage * prose) continue;
            region.IsExcluded = IsFurniture(region) || IsLinkList(region, blocks);
        }
    }

    static bool IsFurniture(Region region) =>
        ElementRoles.Of(region.Tag) == ElementRole.Navigation
        || (region.Tag == HtmlName.Header && region.Parent is { Tag: HtmlName.Body or HtmlName.Div })
        || (region.Tag is not (HtmlName.Body or HtmlName.Article or HtmlName.Main) && Boilerplate.IsBoilerplate(region.Hints) && !region.Hints.Contains("instruction", StringComparison.Ordinal));

    /// <summary>Most of the words are in links, and there are several blocks or links: a menu, related articles, a tag cloud.</summary>
    static bool IsLinkList(Region region, List<TextBlock> blocks)
    {
        var (all, linked) = (0, 0);
        for (var i = region.First; i < region.End; i++)
        {
            all += blocks[i].Text.Length;
            linked += blocks[i].LinkCharacters;
        }
        return region.End - region.First >= 3 && linked > 0.6 * all;
    }

    /// <summary>What each block says for its region being the main one: long prose most, fragments nothing.</summary>
    static double[] Weights(List<TextBlock> blocks, List<Region> regions)
    {
        var weights = new double[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            if (Excluded(regions, block.Owner) || block.LinkShare > 0.5) continue;
            var isSentence = block.Text.Length >= 60 || (block.Text.Length >= 25 && block.Text[^1] is '.' or '!' or '?' or ':' or '。');
            weights[i] = isSentence ? block.Text.Length - block.LinkCharacters : block.Text.Length * 0.1;
        }
        return weights;
    }

    static Region MainRegion(List<Region> regions, double[] weights)
    {
        var sums = new double[weights.Length + 1];
        for (var i = 0; i < weights.Length; i++) sums[i + 1] = sums[i] + weights[i];
        double Weight(Region r) => sums[r.End] - sums[r.First];
        var main = regions[0];
        var wanted = ShareOfTheMain * Weight(main);
        // Parents come before children, so the last one that holds enough is the smallest.
        foreach (var region in regions)
            if (!region.IsExcluded && region.First >= main.First && region.End <= main.End && Weight(region) >= wanted && region.Tag is not (HtmlName.P or HtmlName.Li or HtmlName.Td or HtmlName.Ul or HtmlName.Ol))
                main = region;
        return main;
    }

    static bool KeepsIn(List<TextBlock> blocks, int i)
    {
        var block = blocks[i];
        if (block.Kind == BlockKind.Heading) return block.LinkShare < 0.9 || block.Text.Length > 20;
        return !(block.LinkShare > 0.8 && block.Text.Length < 80);
    }

    static bool Excluded(List<Region> regions, int owner) => regions[owner].IsExcluded;
}
