using HtmlTree;

namespace How2Mine.Text.MainBlocks;

/// <summary>What the elements around a block hold: its own, and those further out.</summary>
sealed class RegionFeatures(IReadOnlyList<Region> regions, BlockSums sums)
{
    const int Fixed = 9;


    /// <summary>Steps up from the block's own element.</summary>
    static readonly int[] Levels = [0, 1, 2, 3, 5];

    /// <summary>Shares of the page's prose for which the smallest element with as much is found.</summary>
    static readonly double[] Shares = [0.5, 0.75, 0.9];

    static readonly string[] Parts = ["characters", "links", "share", "prose", "blocks", "mean"];

    readonly Region[] _main = [.. Shares.Select(share => Smallest(regions, sums, share))];

    public static int Count => Fixed + (Levels.Length * Parts.Length);

    public static IEnumerable<string> Names =>
    [
        "tag", "depth", "in_main_50", "in_main_75", "in_main_90", "main_75_links", "parent_tag", "since_main_75", "to_main_75_end",
        .. Levels.SelectMany(level => Parts.Select(n => $"up{level}_{n}")),
    ];

    public void Write(PlacedBlock placed, Span<float> row)
    {
        var own = regions[placed.Block.Owner];
        row[0] = (float)own.Tag;
        for (var region = own; region is not null; region = region.Parent) row[1]++;
        for (var i = 0; i < _main.Length; i++) row[2 + i] = placed.Index >= _main[i].First && placed.Index < _main[i].End ? 1 : 0;
        row[5] = sums.Linked(_main[1].First, _main[1].End) / (float)Math.Max(1, sums.Characters(_main[1].First, _main[1].End));
        row[6] = (float)(own.Parent?.Tag ?? HtmlName.None);
        row[7] = placed.Index - _main[1].First;
        row[8] = _main[1].End - placed.Index;
        var (up, at) = (0, own);
        for (var i = 0; i < Levels.Length; i++)
        {
            for (; up < Levels[i] && at.Parent is { } parent; up++) at = parent;
            var part = row.Slice(Fixed + (i * Parts.Length), Parts.Length);
            var characters = sums.Characters(at.First, at.End);
            part[0] = characters;
            part[1] = sums.Linked(at.First, at.End) / (float)Math.Max(1, characters);
            part[2] = characters / (float)Math.Max(1, sums.Characters(0, sums.Blocks));
            part[3] = sums.Prose(at.First, at.End) / (float)Math.Max(1, characters);
            part[4] = at.End - at.First;
            part[5] = characters / (float)Math.Max(1, at.End - at.First);
        }
    }

    /// <summary>Parents come before children, so the last one that holds enough is the smallest.</summary>
    static Region Smallest(IReadOnlyList<Region> regions, BlockSums sums, double share)
    {
        var wanted = share * sums.Prose(0, sums.Blocks);
        var found = regions[0];
        foreach (var region in regions)
            if (region.First >= found.First && region.End <= found.End && region.End > region.First && sums.Prose(region.First, region.End) >= wanted) found = region;
        return found;
    }
}
