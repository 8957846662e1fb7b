namespace How2Mine.Text.MainBlocks;

/// <summary>Where on the page a block stands, below which headings, and what kind of page it is.</summary>
sealed class PlaceFeatures(IReadOnlyList<TextBlock> blocks, BlockSums sums)
{
    const int Fixed = 17;

    readonly int _firstTop = IndexOf(blocks, b => b is { Kind: BlockKind.Heading, Level: 1 });
    readonly float _linkShare = Share(sums.Linked(0, sums.Blocks), sums), _prose = Share(sums.Prose(0, sums.Blocks), sums);
    readonly float _headings = blocks.Count(b => b.Kind == BlockKind.Heading) / (float)blocks.Count, _items = blocks.Count(b => b.List > 0) / (float)blocks.Count;
    readonly int[] _phrases = new int[(int)PhraseGroup.Count];
    int _lastHeading = -1, _lastLevel;

    public static int Count => Fixed + (int)PhraseGroup.Count;

    public static IEnumerable<string> Names =>
    [
        "index", "index_share", "from_end", "characters_before", "characters_after", "since_top_heading", "since_heading", "heading_level", "heading_characters", "prose_since_heading", "page_blocks", "page_characters",
        "page_links", "page_prose", "page_headings", "page_items", "page_has_top_heading",
        .. Enum.GetNames<PhraseGroup>().Take((int)PhraseGroup.Count).Select(n => $"heading_{n}"),
    ];

    /// <summary>To be called for one block after the other.</summary>
    public void Write(PlacedBlock placed, Span<float> row)
    {
        var (i, block) = placed;
        row[0] = i;
        row[1] = i / (float)blocks.Count;
        row[2] = blocks.Count - i;
        row[3] = Share(sums.Characters(0, i), sums);
        row[4] = sums.Characters(i + 1, blocks.Count);
        row[5] = _firstTop < 0 ? -1000 : i - _firstTop;
        row[6] = _lastHeading < 0 ? -1 : i - _lastHeading;
        row[7] = _lastLevel;
        row[8] = _lastHeading < 0 ? 0 : blocks[_lastHeading].Text.Length;
        row[9] = _lastHeading < 0 ? -1 : sums.Prose(_lastHeading, i);
        row[10] = blocks.Count;
        row[11] = sums.Characters(0, blocks.Count);
        row[12] = _linkShare;
        row[13] = _prose;
        row[14] = _headings;
        row[15] = _items;
        row[16] = _firstTop < 0 ? 0 : 1;
        for (var group = 0; group < _phrases.Length; group++) row[Fixed + group] = _phrases[group];
        if (block.Kind != BlockKind.Heading) return;
        (_lastHeading, _lastLevel) = (i, block.Level);
        Array.Clear(_phrases);
        PhraseWords.Count(block.Text, _phrases);
    }

    static float Share(int part, BlockSums sums) => part / (float)Math.Max(1, sums.Characters(0, sums.Blocks));

    static int IndexOf(IReadOnlyList<TextBlock> blocks, Func<TextBlock, bool> matches)
    {
        for (var i = 0; i < blocks.Count; i++)
            if (matches(blocks[i])) return i;
        return -1;
    }
}
