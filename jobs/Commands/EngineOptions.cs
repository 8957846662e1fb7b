using System.CommandLine;
using How2Mine.Spark;

namespace How2Mine.Jobs.Commands;

/// <summary>Which engine upkeep runs on; a lake that is no folder has Spark alone.</summary>
sealed class EngineOptions
{
    readonly Option<string> _engine = new("--engine") { Description = "embedded: this process. spark: a Spark cluster, or one of SPARK_HOME's own on this machine.", HelpName = "ENGINE", DefaultValueFactory = _ => MineCommand.Submitted ? "spark" : "embedded" };
    readonly Option<string?> _remote = new("--remote") { Description = "Spark Connect server (default: SPARK_REMOTE, else a server started from SPARK_HOME).", HelpName = "sc://HOST:PORT" };

    public EngineOptions() => _engine.AcceptOnlyFromAmong("embedded", "spark");

    public IReadOnlyList<Option> All => [_engine, _remote];

    public bool IsSpark(ParseResult parsed) => parsed.GetValue(_engine) == "spark";

    /// <summary>Work of which each line is told as it comes.</summary>
    public Task<int> SayAsync(ParseResult parsed, string address, Func<SparkUpkeep, IAsyncEnumerable<string>> work, CancellationToken cancel) =>
        RunAsync(parsed, address, async tables =>
        {
            await foreach (var line in work(tables)) Terminal.Say(line);
            return 0;
        }, cancel);

    public async Task<T> RunAsync<T>(ParseResult parsed, string address, Func<SparkUpkeep, Task<T>> work, CancellationToken cancel)
    {
        if (!address.Contains("://", StringComparison.Ordinal)) address = Path.GetFullPath(address);
        await using var door = await SparkDoor.OpenAsync(parsed.GetValue(_remote) ?? Environment.GetEnvironmentVariable("SPARK_REMOTE"), MineCommand.Submitted, null, cancel);
        return await work(new SparkUpkeep(door.Session, address));
    }
}
