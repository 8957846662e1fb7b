using System.Text.RegularExpressions;
using How2Mine.Crawl;

namespace How2Mine.Spark;

/// <summary>The line by which a worker says which file it is at. Spark carries the end of a failed worker's log in its error.</summary>
public static partial class WorkerMark
{
    public static string Of(CrawlInput input) => $"how2mine worker at {input.Id}";

    /// <summary>The id of the file at which the worker was when it ended, or null.</summary>
    public static string? LastIn(string text) => Marks().Matches(text) is { Count: > 0 } marks ? marks[^1].Groups[1].Value : null;

    [GeneratedRegex("how2mine worker at ([0-9a-f]{32})")]
    private static partial Regex Marks();
}
