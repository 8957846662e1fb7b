namespace How2Mine.Text.MainBlocks;

/// <summary>How often the page has the block's text, and blocks in the same place of its layout.</summary>
sealed class RepetitionFeatures
{
    readonly int[] _paths;
    readonly Dictionary<int, PathSums> _byPath = [];
    readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    readonly int[] _before;

    public RepetitionFeatures(IReadOnlyList<TextBlock> blocks, IReadOnlyList<Region> regions)
    {
        _paths = Paths(regions);
        _before = new int[blocks.Count];
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            _before[i] = _byText.GetValueOrDefault(block.Text);
            _byText[block.Text] = _before[i] + 1;
            if (!_byPath.TryGetValue(_paths[block.Owner], out var sums)) _byPath[_paths[block.Owner]] = sums = new();
            sums.Add(block);
        }
    }

    public static int Count => 7;

    public static IEnumerable<string> Names => ["same_text", "same_path", "path_characters", "path_mean", "path_links", "path_prose", "text_before"];

    public void Write(PlacedBlock placed, Span<float> row)
    {
        var block = placed.Block;
        var sums = _byPath[_paths[block.Owner]];
        row[0] = _byText[block.Text];
        row[1] = sums.Blocks;
        row[2] = sums.Characters;
        row[3] = sums.Characters / (float)sums.Blocks;
        row[4] = sums.Linked / (float)Math.Max(1, sums.Characters);
        row[5] = sums.Prose / (float)sums.Blocks;
        // Pages say things twice, for wide screens and for narrow ones; the text has them once.
        row[6] = _before[placed.Index];
    }

    /// <summary>A number for each region, equal where tags and class names are, numbers in the names left out, from the root down.</summary>
    static int[] Paths(IReadOnlyList<Region> regions)
    {
        var paths = new int[regions.Count];
        foreach (var region in regions)
        {
            var hash = ((region.Parent is { } parent ? paths[parent.Index] : 17) * 31) + (int)region.Tag;
            foreach (var c in region.Hints)
                if (!char.IsAsciiDigit(c)) hash = (hash * 31) + c;
            paths[region.Index] = hash;
        }
        return paths;
    }

    sealed class PathSums
    {
        public int Blocks { get; private set; }

        public int Characters { get; private set; }

        public int Linked { get; private set; }

        public int Prose { get; private set; }

        public void Add(TextBlock block)
        {
            Blocks++;
            Characters += block.Text.Length;
            Linked += Math.Min(block.LinkCharacters, block.Text.Length);
            if (block.Text.Length >= 80 && block.LinkShare < 0.5) Prose++;
        }
    }
}
