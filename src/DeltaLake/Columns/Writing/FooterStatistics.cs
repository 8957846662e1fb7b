using System.Buffers.Binary;

namespace DeltaLake.Columns.Writing;

/// <summary>Takes column statistics out of a Parquet file's footer, which lies behind all data.</summary>
static class FooterStatistics
{
    // Field ids of parquet.thrift: FileMetaData.row_groups, RowGroup.columns, ColumnChunk.meta_data, ColumnMetaData.statistics.
    static readonly short[] Path = [4, 1, 3, 12];

    /// <param name="drop">For each column in the order of the schema, whether its statistics go.</param>
    public static void Drop(Stream file, bool[] drop)
    {
        if (!drop.Contains(true)) return;
        Span<byte> tail = stackalloc byte[8];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        var start = file.Length - tail.Length - length;
        var footer = new byte[length];
        file.Position = start;
        file.ReadExactly(footer);

        var kept = new CompactCopier(footer, Path, column => drop[column]).Copy();
        BinaryPrimitives.WriteInt32LittleEndian(tail, kept.Length);
        file.Position = start;
        file.Write(kept.Span);
        file.Write(tail);
        file.SetLength(file.Position);
    }
}
