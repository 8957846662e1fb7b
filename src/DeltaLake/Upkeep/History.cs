using System.Text.Json;
using DeltaLake.Log;

namespace DeltaLake.Upkeep;

/// <summary>What each commit of a table did, the newest first.</summary>
public static class History
{
    public static async Task<IReadOnlyList<HistoryEntry>> ReadAsync(DeltaTable table, CancellationToken ct)
    {
        var entries = new List<HistoryEntry>();
        foreach (var version in table.Log.List().Commits.Reverse()) entries.Add(await ReadAsync(table.Log.Commit(version), version, ct));
        return entries;
    }

    static async Task<HistoryEntry> ReadAsync(string commit, long version, CancellationToken ct)
    {
        var (info, added, removed, rows, changes) = (new Info(null, null, null, null), 0L, 0L, (long?)0, false);
        try
        {
            await foreach (var line in File.ReadLinesAsync(commit, ct))
            {
                if (string.IsNullOrWhiteSpace(line)) continue;
                var action = JsonSerializer.Deserialize<Line>(line, LogJson.Options) ?? throw new JsonException("it is null");
                info = action.CommitInfo ?? info;
                if (action.Remove is { } remove) (removed, changes) = (removed + 1, changes || remove.DataChange);
                if (action.Add is not { } add) continue;
                added++;
                rows += add.NumRecords;
            }
        }
        catch (JsonException e)
        {
            throw new DeltaException($"'{commit}' is damaged ({e.Message}): restore the file, or remove it if it is the last of the log", e);
        }
        return new(version, info.Timestamp is { } time ? DateTimeOffset.FromUnixTimeMilliseconds(time) : null, info.Operation ?? "", added, removed, changes, rows, info.EngineInfo ?? "", info.UserMetadata);
    }

    /// <summary>As far as a history shows it; other writers' parameters may be anything.</summary>
    sealed record Info(long? Timestamp, string? Operation, string? EngineInfo, string? UserMetadata);

    sealed record Line(Info? CommitInfo, AddFile? Add, RemoveFile? Remove);
}

/// <param name="TakesRowsOut">Rows were deleted or replaced, not only moved to other files.</param>
/// <param name="Rows">In the files added; null where one does not say.</param>
/// <param name="Note">The commit's user metadata.</param>
public sealed record HistoryEntry(long Version, DateTimeOffset? Time, string Operation, long FilesAdded, long FilesRemoved, bool TakesRowsOut, long? Rows, string Engine, string? Note);
