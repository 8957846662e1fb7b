namespace How2Mine.Spark;

/// <summary>How work is cut for Spark. Shapes no row.</summary>
public sealed record SparkShape
{
    /// <summary>Files are committed together up to this size; what a crash may cost to mine again.</summary>
    public long PartitionBytes { get; init; } = 64L << 30;

    /// <summary>A task mines about as much: a minute or two, so that a lost executor costs little.</summary>
    public long TaskBytes { get; init; } = 512L << 20;

    /// <summary>Larger files are cut.</summary>
    public long SplitBytes { get; init; } = 256L << 20;

    /// <summary>Least number of tasks; null for as many as Spark runs at once.</summary>
    public int? Tasks { get; init; }
}
