using System.Collections.Immutable;
using DeltaLake.Log;

namespace DeltaLake;

/// <summary>The table at one version. Later versions share what they did not change.</summary>
public sealed class Snapshot
{
    TableSchema? _schema;

    internal Snapshot(string table, long version, TableMetadata metadata, TableProtocol protocol, LogState state)
    {
        (Table, Version, Metadata, Protocol, State) = (table, version, metadata, protocol, state);
    }

    /// <summary>The table's folder.</summary>
    public string Table { get; }

    public long Version { get; }

    public TableMetadata Metadata { get; }

    public TableProtocol Protocol { get; }

    public TableSchema Schema => _schema ??= TableSchema.Parse(Metadata.SchemaString);

    /// <summary>The files that make up the table, in the order of their paths.</summary>
    public IReadOnlyList<AddFile> Files => field ??= [.. State.Files.OrderBy(file => file.Key, StringComparer.Ordinal).Select(file => file.Value)];

    /// <summary>The last version that each application committed with.</summary>
    public IReadOnlyDictionary<string, long> Transactions =>
        field ??= State.Transactions.ToImmutableDictionary(t => t.Key, t => t.Value.Version);

    /// <summary>Rows by the files' statistics; <c>null</c> where a file has none.</summary>
    public long? NumRecords => Files.Aggregate((long?)0, (sum, file) => sum + file.NumRecords);

    internal LogState State { get; }

    public string FullPath(AddFile file) => System.IO.Path.Combine(Table, file.LocalPath);
}
