using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeltaLake;

/// <summary>A data file of the table, as the log holds it.</summary>
public sealed record AddFile
{
    /// <summary>URL-encoded, relative to the table's folder or an absolute file URI.</summary>
    public required string Path { get; init; }

    public IReadOnlyDictionary<string, string?> PartitionValues { get; init; } = new Dictionary<string, string?>();

    public required long Size { get; init; }

    /// <summary>Milliseconds since 1970.</summary>
    public required long ModificationTime { get; init; }

    public bool DataChange { get; init; } = true;

    /// <summary>JSON: number of rows, bounds and null counts by column.</summary>
    public string? Stats { get; init; }

    public IReadOnlyDictionary<string, string?>? Tags { get; init; }

    /// <summary>Of the file's bytes, in lower-case hex, where this library wrote it.</summary>
    [JsonIgnore]
    public string? Sha256 => Tags?.GetValueOrDefault(Sha256Tag);

    internal const string Sha256Tag = "SHA256";

    /// <summary>Number of rows, where the writer said it.</summary>
    [JsonIgnore]
    public long? NumRecords
    {
        get
        {
            if (string.IsNullOrEmpty(Stats)) return null;
            using var json = JsonDocument.Parse(Stats);
            return json.RootElement.TryGetProperty("numRecords", out var count) ? count.GetInt64() : null;
        }
    }

    /// <summary>The path with its URL encoding undone: the key of a file, and for relative paths the place below the table's folder.</summary>
    [JsonIgnore]
    public string LocalPath => DecodePath(Path);

    internal static string DecodePath(string path) =>
        path.StartsWith("file:", StringComparison.Ordinal) ? new Uri(path).LocalPath : Uri.UnescapeDataString(path);
}
