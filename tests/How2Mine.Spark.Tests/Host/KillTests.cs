using System.Diagnostics;
using System.Globalization;
using How2Mine.Tests;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;

namespace How2Mine.Spark.Tests.Host;

/// <summary>A submitted job of which everything that can die does: workers, executors, both halves of the driver.</summary>
public sealed class KillTests(PackedProgram program) : IDisposable
{
    /// <summary>HOW2MINE_KILLS asks for more: each costs about half a minute.</summary>
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_KILLS") ?? "3", CultureInfo.InvariantCulture);

    static readonly (string Name, Func<string, bool> Is)[] Victims =
    [
        ("worker", command => command.Contains(" worker mine ", StringComparison.Ordinal) && !command.StartsWith("/bin/bash", StringComparison.Ordinal)),
        ("worker", command => command.Contains(" worker mine ", StringComparison.Ordinal) && !command.StartsWith("/bin/bash", StringComparison.Ordinal)),
        ("executor", command => command.Contains("CoarseGrainedExecutorBackend", StringComparison.Ordinal)),
        ("driver's JVM", command => command.Contains("org.apache.spark.deploy.SparkSubmit", StringComparison.Ordinal)),
        ("driver's program", command => command.Contains("how2mine", StringComparison.Ordinal) && command.Contains(" mine ", StringComparison.Ordinal) && !command.Contains(" worker ", StringComparison.Ordinal)
            && !command.Contains("SparkSubmit", StringComparison.Ordinal) && !command.Contains("submit.py", StringComparison.Ordinal)),
    ];

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kills_of_workers_executors_and_drivers_change_no_row()
    {
        SparkServer.SkipUnlessThere();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the victims are found in /proc");
        var crawl = SharedData.Path("crawl/warc.paths");
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, "--lake", _folder["embedded"])).Code);
        var (random, struck, lakes) = (new Random(20261124), new List<string>(), 0);
        while (struck.Count < Kills)
        {
            // A lake that got finished meanwhile is compared, and another one begun.
            var lake = _folder[$"spark{lakes++}"];
            for (var code = -1; code != 0;) code = await StruckAsync(crawl, lake, random, struck);
            Assert.Equal(await LakeRows.AllAsync(_folder["embedded"]), await LakeRows.AllAsync(lake));
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{lakes} lakes; killed: {string.Join(", ", struck.CountBy(name => name).OrderBy(n => n.Key, StringComparer.Ordinal).Select(n => $"{n.Value} {n.Key}"))}");
    }

    /// <summary>A run in which victims are killed, a moment after each is seen, until it ends.</summary>
    async Task<int> StruckAsync(string crawl, string lake, Random random, List<string> struck)
    {
        using var run = await program.StartSubmitAsync("local-cluster[2,1,1024]", "mine", crawl, "--lake", lake);
        var ending = HowToMine.EndAsync(run);
        while (!ending.IsCompleted && struck.Count < Kills)
        {
            var (name, isVictim) = Victims[random.Next(Victims.Length)];
            // Drivers are there from the start: they are killed once the work has begun.
            var after = random.NextDouble() * (name.StartsWith("driver", StringComparison.Ordinal) ? 6 : 1.2);
            while (!ending.IsCompleted && ProcessTree.Below(run.Id, Victims[0].Is).Count == 0) await Task.Delay(20, Cancel);
            await Task.WhenAny(ending, Task.Delay(TimeSpan.FromSeconds(after), Cancel));
            if (ending.IsCompleted || ProcessTree.Below(run.Id, isVictim) is not { Count: > 0 } there) continue;
            using var kill = Process.Start("kill", ["-KILL", there[random.Next(there.Count)].ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(Cancel);
            struck.Add(name);
        }
        return (await ending).Code;
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
