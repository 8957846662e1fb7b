using System.CommandLine;
using How2Mine.Spark;

namespace How2Mine.Jobs.Commands;

/// <summary>Which engine a command runs on, and where its Spark is.</summary>
sealed class EngineOptions
{
    readonly Option<string> _engine;
    readonly Option<string?> _remote = new("--remote") { Description = "Spark Connect server (default: SPARK_REMOTE, else a server started from SPARK_HOME).", HelpName = "sc://HOST:PORT" };

    /// <param name="default">What runs where nobody says; null for Spark below spark-submit and this process elsewhere.</param>
    public EngineOptions(string description = "embedded: this process. spark: a Spark cluster, or one of SPARK_HOME's own on this machine.", string? @default = null)
    {
        _engine = new("--engine") { Description = description, HelpName = "ENGINE", DefaultValueFactory = _ => @default ?? (IsSubmitted ? "spark" : "embedded") };
        _engine.AcceptOnlyFromAmong("embedded", "spark");
    }

    /// <summary>This process is the child of a driver that spark-submit started.</summary>
    public static bool IsSubmitted => Environment.GetEnvironmentVariable("HOW2MINE_SUBMITTED") == "1";

    public IReadOnlyList<Option> All => [_engine, _remote];

    public bool IsSpark(ParseResult parsed) => parsed.GetValue(_engine) == "spark";

    /// <returns>Null for a server of our own.</returns>
    public string? Remote(ParseResult parsed) => parsed.GetValue(_remote) ?? Environment.GetEnvironmentVariable("SPARK_REMOTE");

    /// <summary>Where a lake is for a Spark that works in another folder.</summary>
    public static string Absolute(string lake) => lake.Contains("://", StringComparison.Ordinal) ? lake : Path.GetFullPath(lake);

    /// <summary>Upkeep of which each line is told as it comes.</summary>
    public Task<int> SayAsync(ParseResult parsed, string lake, Func<SparkUpkeep, IAsyncEnumerable<string>> work, CancellationToken cancel) =>
        RunAsync(parsed, lake, async tables =>
        {
            await foreach (var line in work(tables)) Terminal.Say(line);
            return 0;
        }, cancel);

    public async Task<T> RunAsync<T>(ParseResult parsed, string lake, Func<SparkUpkeep, Task<T>> work, CancellationToken cancel)
    {
        await using var door = await SparkDoor.OpenAsync(Remote(parsed), IsSubmitted, null, cancel);
        return await work(new SparkUpkeep(door.Session, Absolute(lake)));
    }
}
