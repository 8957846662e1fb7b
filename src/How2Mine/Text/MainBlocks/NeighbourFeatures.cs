namespace How2Mine.Text.MainBlocks;

/// <summary>What stands before and after a block.</summary>
static class NeighbourFeatures
{
    static readonly int[] Offsets = [-3, -2, -1, 1, 2, 3];
    static readonly int[] Columns = [OwnFeatures.Characters, OwnFeatures.LinkShare, OwnFeatures.EndsSentence, OwnFeatures.Kind, OwnFeatures.Phrases];

    public static int Count => Offsets.Length * Columns.Length;

    public static IEnumerable<string> Names => Offsets.SelectMany(offset => Columns.Select(column => $"{(offset < 0 ? "before" : "after")}{Math.Abs(offset)}_{OwnFeatures.Names.ElementAt(column)}"));

    public static void Write(BlockFeatures table, PlacedBlock placed, Span<float> row)
    {
        for (var i = 0; i < Offsets.Length; i++)
        {
            var at = placed.Index + Offsets[i];
            for (var j = 0; j < Columns.Length; j++) row[(i * Columns.Length) + j] = at < 0 || at >= table.Rows ? -1 : table.Row(at)[Columns[j]];
        }
    }
}
