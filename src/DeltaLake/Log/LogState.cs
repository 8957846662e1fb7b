using System.Collections.Immutable;

namespace DeltaLake.Log;

/// <summary>What the actions of a log add up to. Immutable, so that a newer snapshot costs only its own actions.</summary>
sealed record LogState
{
    static readonly ImmutableDictionary<string, AddFile> NoFiles = ImmutableDictionary.Create<string, AddFile>(StringComparer.Ordinal);

    public static LogState Empty { get; } = new();

    /// <summary>Active files by decoded path.</summary>
    public ImmutableDictionary<string, AddFile> Files { get; init; } = NoFiles;

    public ImmutableDictionary<string, RemoveFile> Tombstones { get; init; } =
        ImmutableDictionary.Create<string, RemoveFile>(StringComparer.Ordinal);

    public ImmutableDictionary<string, AppTransaction> Transactions { get; init; } =
        ImmutableDictionary.Create<string, AppTransaction>(StringComparer.Ordinal);

    public TableMetadata? Metadata { get; init; }

    public TableProtocol? Protocol { get; init; }

    public async Task<LogState> ApplyAsync(IAsyncEnumerable<LogRecord> actions, CancellationToken ct)
    {
        var (files, tombstones, transactions) = (Files.ToBuilder(), Tombstones.ToBuilder(), Transactions.ToBuilder());
        var (metadata, protocol) = (Metadata, Protocol);
        await foreach (var action in actions.WithCancellation(ct))
        {
            if (action.Add is { } add)
            {
                files[add.LocalPath] = add;
                tombstones.Remove(add.LocalPath);
            }

            if (action.Remove is { } remove)
            {
                var path = AddFile.DecodePath(remove.Path);
                files.Remove(path);
                tombstones[path] = remove;
            }

            if (action.Txn is { } txn) transactions[txn.AppId] = txn;
            metadata = action.MetaData ?? metadata;
            protocol = action.Protocol ?? protocol;
        }

        return new()
        {
            Files = files.ToImmutable(),
            Tombstones = tombstones.ToImmutable(),
            Transactions = transactions.ToImmutable(),
            Metadata = metadata,
            Protocol = protocol,
        };
    }
}
