using System.Text.RegularExpressions;
using How2Mine.Crawl;

namespace How2Mine.Spark;

/// <summary>What a worker says on standard error for the driver's ears. Spark carries the end of a failed worker's log in its error.</summary>
public static partial class WorkerMark
{
    /// <summary>The worker is at this file; if it is killed, this line tells where.</summary>
    public static string At(CrawlInput input) => $"how2mine worker at {input.Id}";

    /// <summary>The worker ended by itself, with what is to be told: no file is to blame.</summary>
    public static string GaveUp(string sentence) => $"how2mine worker gave up: {sentence.ReplaceLineEndings(" ")}";

    public static string Missing(string alias) => $"how2mine worker gave up: the program is not on this executor under the name {alias}; submit with --archives how2mine.tar.gz#{alias}";

    /// <summary>The id of the file at which the worker was when it ended, or null.</summary>
    public static string? LastFile(string log) => Marks().Matches(log) is { Count: > 0 } marks ? marks[^1].Groups[1].Value : null;

    /// <summary>Why the worker ended by itself, or null.</summary>
    public static string? Reason(string log) => GivenUp().Match(log) is { Success: true } found ? found.Groups[1].Value.Trim() : null;

    [GeneratedRegex("how2mine worker at ([0-9a-f]{32})")]
    private static partial Regex Marks();

    [GeneratedRegex("how2mine worker gave up: ([^\n]+)")]
    private static partial Regex GivenUp();
}
