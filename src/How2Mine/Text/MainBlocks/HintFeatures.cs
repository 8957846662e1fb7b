namespace How2Mine.Text.MainBlocks;

/// <summary>How far above a block the nearest element stands whose names or tag belong to each group.</summary>
sealed class HintFeatures
{
    const byte None = 30;

    readonly byte[] _distances;

    public HintFeatures(IReadOnlyList<Region> regions)
    {
        _distances = new byte[regions.Count * Count];
        var known = new Dictionary<(string, HtmlTree.HtmlName), ulong>();
        foreach (var region in regions)
        {
            if (!known.TryGetValue((region.Hints, region.Tag), out var groups)) known[(region.Hints, region.Tag)] = groups = HintWords.Of(region);
            var own = _distances.AsSpan(region.Index * Count, Count);
            if (region.Parent is { } parent) _distances.AsSpan(parent.Index * Count, Count).CopyTo(own);
            else own.Fill(None);
            for (var group = 0; group < Count; group++)
                if ((groups >> group & 1) == 1) own[group] = 0;
                else if (own[group] < None - 1) own[group]++;
        }
    }

    public static int Count => (int)HintGroup.Count;

    public static IEnumerable<string> Names => Enum.GetNames<HintGroup>().Take(Count).Select(n => $"to_{n}");

    public void Write(PlacedBlock placed, Span<float> row)
    {
        var distances = _distances.AsSpan(placed.Block.Owner * Count, Count);
        for (var group = 0; group < distances.Length; group++) row[group] = distances[group];
    }
}
