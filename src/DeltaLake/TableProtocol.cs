namespace DeltaLake;

/// <summary>The protocol action: what a program must be able to do to read or write the table.</summary>
public sealed record TableProtocol
{
    public required int MinReaderVersion { get; init; }

    public required int MinWriterVersion { get; init; }

    public IReadOnlyList<string>? ReaderFeatures { get; init; }

    public IReadOnlyList<string>? WriterFeatures { get; init; }

    internal bool SameAs(TableProtocol other) =>
        MinReaderVersion == other.MinReaderVersion && MinWriterVersion == other.MinWriterVersion
        && (ReaderFeatures ?? []).ToHashSet().SetEquals(other.ReaderFeatures ?? [])
        && (WriterFeatures ?? []).ToHashSet().SetEquals(other.WriterFeatures ?? []);
}
