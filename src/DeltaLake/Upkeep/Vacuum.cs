namespace DeltaLake.Upkeep;

/// <summary>Deletes data files that no version younger than a time needs: removed ones, and those that no commit ever took up.</summary>
/// <remarks>A file that a writer has not committed yet is young; so is one that was removed a moment ago, which a reader may be at.</remarks>
public static class Vacuum
{
    /// <param name="olderThan">Longer than any write or read takes.</param>
    /// <param name="dryRun">Only tells what would be deleted.</param>
    public static async Task<VacuumResult> RunAsync(DeltaTable table, TimeSpan olderThan, bool dryRun, CancellationToken ct)
    {
        var cutoff = table.Options.Time.GetUtcNow() - olderThan;
        // Listed before the log is read: a file that is committed in between is in the log then.
        var files = Files(table.Folder).Where(f => f.LastWriteTimeUtc < cutoff.UtcDateTime).ToList();
        var state = (await table.SnapshotAsync(ct: ct)).State;
        var (count, bytes) = (0, 0L);
        foreach (var file in files)
        {
            ct.ThrowIfCancellationRequested();
            var path = Path.GetRelativePath(table.Folder, file.FullName);
            if (state.Files.ContainsKey(path)) continue;
            // A tombstone without a time is from an unknown writer, and old.
            if (state.Tombstones.TryGetValue(path, out var removed) && removed.DeletionTimestamp > cutoff.ToUnixTimeMilliseconds()) continue;
            (count, bytes) = (count + 1, bytes + file.Length);
            if (!dryRun) file.Delete();
        }
        return new(count, bytes);
    }

    /// <summary>All files but the log and what else begins with a mark that readers skip.</summary>
    static IEnumerable<FileInfo> Files(string folder) => new DirectoryInfo(folder).EnumerateFiles("*.parquet", SearchOption.AllDirectories)
        .Where(f => !Path.GetRelativePath(folder, f.FullName).Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('_') || part.StartsWith('.')));
}

public sealed record VacuumResult(int Files, long Bytes);
