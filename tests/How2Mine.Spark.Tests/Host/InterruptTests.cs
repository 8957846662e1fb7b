using System.Diagnostics;
using System.Globalization;
using How2Mine.Tests;
using How2Mine.Spark.Tests.SparkConnect;
using How2Mine.Tests.Jobs;

namespace How2Mine.Spark.Tests.Host;

/// <summary>Ctrl-C while Spark mines.</summary>
public sealed class InterruptTests(SparkServer server, PackedProgram program) : IDisposable
{
    /// <summary>A user who pressed Ctrl-C waits no longer.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ctrl_C_ends_the_program_and_frees_Spark_within_three_seconds()
    {
        SparkServer.SkipUnlessThere();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "workers are found in /proc");
        var crawl = SharedData.Path("crawl/warc.paths");
        // The program that runs in the tasks is known by its settings.
        await File.WriteAllTextAsync(_folder["settings.json"], "{\"steps\": {\"max_steps\": 17}}", Cancel);
        using var run = await program.StartOnSparkAsync(server.Remote, "mine", crawl, "--lake", _folder["lake"], "--settings", _folder["settings.json"]);
        var ending = HowToMine.EndAsync(run);
        var before = Workers();
        while (!ending.IsCompleted && Workers().Count <= before.Count) await Task.Delay(20, Cancel);
        await Task.Delay(300, Cancel);
        Assert.NotEmpty(Workers().Except(before));
        await using var session = await server.ConnectAsync();

        var clock = Stopwatch.StartNew();
        using var kill = Process.Start("kill", ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)]);
        var ended = await ending;
        var programEnded = clock.Elapsed;
        // Both of Spark's two places for tasks are free again.
        Assert.Equal(2, await session.SingleAsync<long>("SELECT count(DISTINCT id) FROM range(0, 2, 1, 2)"));
        TestContext.Current.TestOutputHelper?.WriteLine($"program ended after {programEnded.TotalSeconds:0.00} s, Spark was free after {clock.Elapsed.TotalSeconds:0.00} s");
        Assert.True(ended.Code == 130, ended.Error);
        Assert.Contains("run the same command again", ended.Error, StringComparison.Ordinal);
        Assert.InRange(programEnded, TimeSpan.Zero, Patience);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, Patience);
    }

    static List<int> Workers() => ProcessTree.Below(1, command => command.Contains("how2mine worker mine ", StringComparison.Ordinal) && !command.StartsWith("/bin/bash", StringComparison.Ordinal));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
