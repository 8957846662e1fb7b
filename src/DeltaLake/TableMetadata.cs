namespace DeltaLake;

/// <summary>The metaData action: what a table is.</summary>
public sealed record TableMetadata
{
    public required string Id { get; init; }

    public string? Name { get; init; }

    public string? Description { get; init; }

    public FileFormat Format { get; init; } = new();

    public required string SchemaString { get; init; }

    public IReadOnlyList<string> PartitionColumns { get; init; } = [];

    public IReadOnlyDictionary<string, string?> Configuration { get; init; } = new Dictionary<string, string?>();

    /// <summary>Milliseconds since 1970.</summary>
    public long? CreatedTime { get; init; }

    internal string? Property(string key) => Configuration.GetValueOrDefault(key);

    internal bool IsOn(string key) => string.Equals(Property(key), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether both say the same of the table; what a concurrent writer must not have changed.</summary>
    internal bool SameAs(TableMetadata other) =>
        Id == other.Id && SchemaString == other.SchemaString && PartitionColumns.SequenceEqual(other.PartitionColumns)
        && Configuration.Count == other.Configuration.Count && Configuration.All(pair => other.Property(pair.Key) == pair.Value);

    public sealed record FileFormat
    {
        public string Provider { get; init; } = "parquet";

        public IReadOnlyDictionary<string, string?> Options { get; init; } = new Dictionary<string, string?>();
    }
}
