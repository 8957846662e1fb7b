using System.Globalization;
using System.Text.RegularExpressions;

namespace DeltaLake.Log;

/// <summary>The folder _delta_log and the names in it.</summary>
sealed partial class LogFolder(string table)
{
    public string Table { get; } = System.IO.Path.GetFullPath(table);

    public string Path => System.IO.Path.Combine(Table, "_delta_log");

    public string LastCheckpoint => System.IO.Path.Combine(Path, "_last_checkpoint");

    public string Commit(long version) => System.IO.Path.Combine(Path, $"{Digits(version)}.json");

    public string Checkpoint(long version) => System.IO.Path.Combine(Path, $"{Digits(version)}.checkpoint.parquet");

    /// <summary>A name in the folder that no reader takes for a part of the log.</summary>
    public string Temporary(string what) => System.IO.Path.Combine(Path, $".{what}.{Guid.NewGuid():N}.tmp");

    public bool HasCommit(long version) => File.Exists(Commit(version));

    /// <exception cref="DeltaException">There is no such folder.</exception>
    public LogListing List()
    {
        if (!Directory.Exists(Path))
            throw new DeltaException($"'{Table}' is no Delta table: it has no folder _delta_log; give the folder of a table, or create one there");
        var listing = new LogListing();
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            var name = System.IO.Path.GetFileName(file);
            if (CommitName().Match(name) is { Success: true } commit) listing.Commits.Add(Number(commit));
            else if (CheckpointName().Match(name) is { Success: true } checkpoint) listing.Add(file, Number(checkpoint), Part(checkpoint, "part"), Part(checkpoint, "of"));
            else if (NewCheckpointName().Match(name) is { Success: true } other) listing.NewCheckpoints.Add(Number(other));
        }

        return listing;
    }

    static string Digits(long version) => version.ToString("D20", CultureInfo.InvariantCulture);

    static long Number(Match match) => long.Parse(match.Groups["version"].ValueSpan, CultureInfo.InvariantCulture);

    static int Part(Match match, string group) =>
        match.Groups[group] is { Success: true } found ? int.Parse(found.ValueSpan, CultureInfo.InvariantCulture) : 1;

    [GeneratedRegex(@"^(?<version>\d{20})\.json$")]
    private static partial Regex CommitName();

    [GeneratedRegex(@"^(?<version>\d{20})\.checkpoint(\.(?<part>\d{10})\.(?<of>\d{10}))?\.parquet$")]
    private static partial Regex CheckpointName();

    [GeneratedRegex(@"^(?<version>\d{20})\.checkpoint\.[0-9a-fA-F-]{36}\.(json|parquet)$")]
    private static partial Regex NewCheckpointName();
}
