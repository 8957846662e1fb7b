using DeltaLake.Columns;
using DeltaLake.Columns.Reading;

namespace DeltaLake.Log;

/// <summary>Reads the log: checkpoint first, then the commits behind it.</summary>
sealed class SnapshotLoader(LogFolder log)
{
    static readonly Dictionary<string, string?> NoPartition = [];

    internal static Shape.Struct CheckpointShape { get; } = Shape.OfRow<LogRecord>(System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName);

    /// <param name="version">The version wanted; <c>null</c> for the newest.</param>
    public async Task<Snapshot> LoadAsync(long? version, CancellationToken ct)
    {
        // Before the listing: what the pointer names was there when it was written, so a later listing has it.
        var pointer = await CheckpointPointer.ReadAsync(log, ct);
        var listing = log.List();
        var newest = Math.Max(listing.Commits.Count == 0 ? -1 : listing.Commits.Max, listing.CheckpointUpTo(long.MaxValue)?.Version ?? -1);
        if (newest < 0 && listing.NewCheckpoints.Count == 0)
            throw new DeltaException($"the log of '{log.Table}' holds no commit: '{log.Commit(0)}' is missing");
        if (pointer is not null && pointer.Version > Math.Max(newest, listing.NewCheckpoints.Append(-1).Max()))
            throw new DeltaException($"the log of '{log.Table}' ends at version {newest}, but '{log.LastCheckpoint}' tells of version {pointer.Version}: restore the missing files");
        if (version < 0 || version > newest)
            throw new ArgumentOutOfRangeException(nameof(version), version, $"'{log.Table}' has versions up to {newest}");

        var wanted = version ?? newest;
        var checkpoint = listing.CheckpointUpTo(wanted);
        var state = LogState.Empty;
        foreach (var file in checkpoint?.Files ?? [])
            state = await state.ApplyAsync(RowFile.ReadAsync<LogRecord>(file, CheckpointShape, NoPartition, ct), ct);
        for (var next = (checkpoint?.Version ?? -1) + 1; next <= wanted; next++)
        {
            if (!listing.Commits.Contains(next)) throw Missing(listing, next, wanted);
            state = await state.ApplyAsync(LogJson.ReadAsync(log.Commit(next), ct), ct);
        }

        return ToSnapshot(state, wanted);
    }

    /// <summary>The version wanted, or the newest, reading only the commits behind the one that is known.</summary>
    public async Task<Snapshot> RefreshAsync(Snapshot known, long? wanted, CancellationToken ct)
    {
        var (state, version) = (known.State, known.Version);
        while (version != wanted && log.HasCommit(version + 1))
            state = await state.ApplyAsync(LogJson.ReadAsync(log.Commit(++version), ct), ct);
        if (version < wanted) return await LoadAsync(wanted, ct);
        if (version > known.Version) return ToSnapshot(state, version);

        // A log that was cleaned up past the known version has no next commit either.
        return log.HasCommit(version) ? known : await LoadAsync(wanted, ct);
    }

    Snapshot ToSnapshot(LogState state, long version)
    {
        var protocol = state.Protocol ?? throw new DeltaException($"the log of '{log.Table}' has no protocol action up to version {version}: its first commits are damaged");
        var metadata = state.Metadata ?? throw new DeltaException($"the log of '{log.Table}' has no metaData action up to version {version}: its first commits are damaged");
        ProtocolSupport.RequireReadable(log.Table, protocol, metadata);
        return new(log.Table, version, metadata, protocol, state);
    }

    DeltaException Missing(LogListing listing, long version, long wanted)
    {
        if (listing.NewCheckpoints.Any(v => v >= version && v <= wanted))
            return ProtocolSupport.Unreadable(log.Table, ["v2Checkpoint"], "3");
        return new($"the log of '{log.Table}' has a gap: '{log.Commit(version)}' is missing and no checkpoint replaces it; version {wanted} cannot be read without it");
    }
}
