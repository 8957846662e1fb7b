using System.Buffers;
using How2Mine.Text.Trees;

namespace How2Mine.Text.MainBlocks;

/// <summary>What is known of each block of a page, as numbers: one row a block, the columns in the order of <see cref="Names"/>.</summary>
sealed class BlockFeatures : IDisposable, ITreeRows
{
    static readonly (int Count, IEnumerable<string> Names)[] Parts =
    [
        (OwnFeatures.Count, OwnFeatures.Names), (PlaceFeatures.Count, PlaceFeatures.Names), (RepetitionFeatures.Count, RepetitionFeatures.Names),
        (HintFeatures.Count, HintFeatures.Names), (RegionFeatures.Count, RegionFeatures.Names), (NeighbourFeatures.Count, NeighbourFeatures.Names), (PageKindFeatures.Count, PageKindFeatures.Names),
    ];

    readonly float[] _values;

    BlockFeatures(int rows)
    {
        // A page's rows are larger than what the garbage collector moves; made anew for each page they would cost more than they hold.
        _values = ArrayPool<float>.Shared.Rent(rows * Count);
        _values.AsSpan(0, rows * Count).Clear();
        Rows = rows;
    }

    public static int Count { get; } = Parts.Sum(p => p.Count);

    public static IReadOnlyList<string> Names { get; } = [.. Parts.SelectMany(p => p.Names)];

    public int Rows { get; }

    public void Dispose() => ArrayPool<float>.Shared.Return(_values);

    public ReadOnlySpan<float> Row(int block) => _values.AsSpan(block * Count, Count);

    public static BlockFeatures Of(IReadOnlyList<TextBlock> blocks, IReadOnlyList<Region> regions, PageHead head)
    {
        var table = new BlockFeatures(blocks.Count);
        var first = 0;
        Write(new OwnFeatures(head).Write, OwnFeatures.Count);
        var sums = BlockSums.Of(blocks);
        Write(new PlaceFeatures(blocks, sums).Write, PlaceFeatures.Count);
        Write(new RepetitionFeatures(blocks, regions).Write, RepetitionFeatures.Count);
        Write(new HintFeatures(regions).Write, HintFeatures.Count);
        Write(new RegionFeatures(regions, sums).Write, RegionFeatures.Count);
        Write((block, row) => NeighbourFeatures.Write(table, block, row), NeighbourFeatures.Count);
        Write(new PageKindFeatures(head, regions).Write, PageKindFeatures.Count);
        return table;

        void Write(FeatureWriter write, int count)
        {
            for (var i = 0; i < blocks.Count; i++) write(new(i, blocks[i]), table._values.AsSpan((i * Count) + first, count));
            first += count;
        }
    }
}

/// <summary>A block and its number on the page.</summary>
readonly record struct PlacedBlock(int Index, TextBlock Block);

/// <summary>Writes some columns of a block's row.</summary>
delegate void FeatureWriter(PlacedBlock block, Span<float> row);
