using System.Diagnostics;
using System.Globalization;
using How2Mine.Spark.Tests.SparkConnect;
using How2Mine.Tests;
using How2Mine.Tests.Jobs;

namespace How2Mine.Spark.Tests.Host;

/// <summary>Ctrl-C while Spark mines.</summary>
[Collection(Alone.Name)]
public sealed class InterruptTests(SparkServer server, PackedProgram program) : IDisposable
{
    /// <summary>A user who pressed Ctrl-C waits no longer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ctrl_C_ends_the_program_and_its_workers_and_frees_Spark_within_three_seconds()
    {
        SparkServer.SkipUnlessThere();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "workers are found in /proc");
        // Compiled once before, the statement itself takes no time.
        await using var session = await server.ConnectAsync();
        for (var i = 0; i < 3; i++) await session.SingleAsync<long>(Both);
        using var run = await program.StartOnSparkAsync(server.Remote, "mine", SharedData.Path("crawl/warc.paths"), "--lake", _folder["lake"]);
        var ending = HowToMine.EndAsync(run);
        while (!ending.IsCompleted && Workers().Count < 2) await Task.Delay(20, Cancel);
        await Task.Delay(TimeSpan.FromSeconds(2), Cancel);
        Assert.Equal(2, Workers().Count);

        var clock = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)]);
        var ended = await ending;
        var programEnded = clock.Elapsed;
        while (Workers().Count > 0 && clock.Elapsed < TimeSpan.FromMinutes(1)) await Task.Delay(20, Cancel);
        var workersEnded = clock.Elapsed;
        // Both of Spark's two places for tasks are free again.
        Assert.Equal(2, await session.SingleAsync<long>(Both));
        TestContext.Current.TestOutputHelper?.WriteLine($"the program ended after {programEnded.TotalSeconds:0.00} s, its workers after {workersEnded.TotalSeconds:0.00} s, Spark was free after {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.True(ended.Code == 130, ended.Error);
        Assert.Contains("run the same command again", ended.Error, StringComparison.Ordinal);
        Assert.InRange(programEnded, TimeSpan.Zero, Patience);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
    }

    const string Both = "SELECT count(DISTINCT id) FROM range(0, 2, 1, 2)";

    static List<int> Workers() => ProcessTree.Below(1, command => command.Contains("how2mine worker mine ", StringComparison.Ordinal) && !command.StartsWith("/bin/bash", StringComparison.Ordinal));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
