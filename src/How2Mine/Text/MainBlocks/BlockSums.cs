namespace How2Mine.Text.MainBlocks;

/// <summary>Sums over the blocks up to each one, so that those of any run of blocks are two look-ups.</summary>
sealed class BlockSums
{
    readonly int[] _characters, _linked, _prose;

    BlockSums(int count) => (_characters, _linked, _prose) = (new int[count + 1], new int[count + 1], new int[count + 1]);

    public int Blocks => _characters.Length - 1;

    public static BlockSums Of(IReadOnlyList<TextBlock> blocks)
    {
        var sums = new BlockSums(blocks.Count);
        for (var i = 0; i < blocks.Count; i++)
        {
            var block = blocks[i];
            sums._characters[i + 1] = sums._characters[i] + block.Text.Length;
            sums._linked[i + 1] = sums._linked[i] + Math.Min(block.LinkCharacters, block.Text.Length);
            sums._prose[i + 1] = sums._prose[i] + (IsProse(block) ? block.Text.Length : 0);
        }
        return sums;
    }

    /// <summary>Long enough for a sentence or ended like one, and not a link.</summary>
    static bool IsProse(TextBlock block) =>
        block.LinkShare < 0.5 && (block.Text.Length >= 60 || (block.Text.Length >= 25 && block.Text[^1] is '.' or '!' or '?' or ':' or '。'));

    public int Characters(int first, int end) => _characters[end] - _characters[first];

    public int Linked(int first, int end) => _linked[end] - _linked[first];

    public int Prose(int first, int end) => _prose[end] - _prose[first];
}
