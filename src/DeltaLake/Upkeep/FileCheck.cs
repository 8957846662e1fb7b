using System.Security.Cryptography;
using DeltaLake.Columns.Reading;
using DeltaLake.Log;

namespace DeltaLake.Upkeep;

/// <summary>Whether a table is whole on its disk: its log without a gap, every file there, with the bytes and rows that the log says.</summary>
public static class FileCheck
{
    /// <param name="folder">The table's folder.</param>
    /// <returns>A sentence for each fault; none for a whole table.</returns>
    public static async Task<IReadOnlyList<string>> RunAsync(string folder, CancellationToken ct)
    {
        try
        {
            var log = new LogFolder(folder);
            var faults = Gaps(log);
            var snapshot = await new SnapshotLoader(log).LoadAsync(null, ct);
            foreach (var file in snapshot.Files)
                if (await FaultAsync(snapshot.FullPath(file), file, ct) is { } fault) faults.Add(fault);
            return faults;
        }
        catch (DeltaException e)
        {
            return [e.Message];
        }
    }

    /// <summary>Commits up to the newest are all there, but for the oldest, which a checkpoint replaces.</summary>
    static List<string> Gaps(LogFolder log)
    {
        var listing = log.List();
        if (listing.Commits.Count == 0) return [];
        var oldest = Math.Min(listing.Commits.Min, listing.CheckpointUpTo(listing.Commits.Max) is null ? 0 : long.MaxValue);
        var faults = new List<string>();
        for (var version = oldest; version < listing.Commits.Max; version++)
            if (!listing.Commits.Contains(version)) faults.Add($"commit gap: '{log.Commit(version)}' is missing; restore it from a copy");
        return faults;
    }

    static async Task<string?> FaultAsync(string path, AddFile file, CancellationToken ct)
    {
        if (!File.Exists(path)) return $"missing file: '{path}' is part of the table and is not there; restore it from a copy";
        var length = new FileInfo(path).Length;
        if (length != file.Size) return $"{(length < file.Size ? "truncated" : "overwritten")} file: '{path}' has {length} bytes, the log says {file.Size}; restore it from a copy";
        try
        {
            await using var stream = File.OpenRead(path);
            if (file.Sha256 is { } hash && Convert.ToHexStringLower(await SHA256.HashDataAsync(stream, ct)) is var found && found != hash)
                return $"overwritten file: '{path}' has bytes with the SHA-256 {found}, the log says {hash}; restore it from a copy";
            stream.Position = 0;
            await using var reader = await RowFile.OpenAsync(path, stream, ct);
            var rows = reader.Metadata!.NumRows;
            return file.NumRecords is { } said && said != rows ? $"overwritten file: '{path}' has {rows} rows, the log says {said}; restore it from a copy" : null;
        }
        catch (DeltaException e)
        {
            return $"overwritten file: {e.Message}; restore it from a copy";
        }
    }
}
