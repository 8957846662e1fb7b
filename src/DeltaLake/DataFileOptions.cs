namespace DeltaLake;

public enum DataCompression { Zstd, Snappy }

/// <summary>How a data file is written. The row group limits bound the memory that a writer takes.</summary>
public sealed record DataFileOptions
{
    public static DataFileOptions Default { get; } = new();

    public DataCompression Compression { get; init; } = DataCompression.Zstd;

    public int RowGroupRows { get; init; } = 1_000_000;

    /// <summary>About how many bytes in memory, text counted as two bytes a character.</summary>
    public long RowGroupBytes { get; init; } = 64 << 20;
}
