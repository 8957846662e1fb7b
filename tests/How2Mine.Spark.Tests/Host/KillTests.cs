using System.Diagnostics;
using System.Globalization;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;

namespace How2Mine.Spark.Tests.Host;

/// <summary>A submitted job of which everything that can die does: workers, executors, both halves of the driver.</summary>
public sealed class KillTests(PackedProgram program) : IDisposable
{
    /// <summary>HOW2MINE_KILLS asks for more: each costs some 25 seconds, for a driver that died is started anew.</summary>
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_KILLS") ?? "2", CultureInfo.InvariantCulture);

    /// <summary>Dealt out in turns, so that few kills hit everything too. Latest is the most seconds that a victim lives on once the job mines.</summary>
    static readonly Victim[] Victims =
    [
        new("worker", 0.5, IsWorker),
        new("worker", 0.5, IsWorker),
        new("executor", 0.5, command => command.Contains("CoarseGrainedExecutorBackend", StringComparison.Ordinal)),
        new("driver's JVM", 5, command => command.Contains("org.apache.spark.deploy.SparkSubmit", StringComparison.Ordinal)),
        new("driver's program", 5, command => command.Contains("/how2mine mine ", StringComparison.Ordinal)),
    ];

    readonly TemporaryFolder _folder = new();
    readonly Stopwatch _clock = Stopwatch.StartNew();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Kills_of_workers_executors_and_drivers_change_no_row()
    {
        SparkServer.SkipUnlessThere();
        Assert.SkipUnless(OperatingSystem.IsLinux(), "the victims are found in /proc");
        await SampleLake.CopyAsync(_folder["embedded"]);
        var expected = await LakeRows.AllAsync(_folder["embedded"]);
        var random = new Random(20261124);
        var open = new Queue<Victim>(Enumerable.Range(0, (Kills / Victims.Length) + 1).SelectMany(_ => Shuffled(random)).Take(Kills));
        var (lakes, runs) = (0, 0);
        while (open.Count > 0)
        {
            // A lake that got finished meanwhile is compared, and another one begun.
            var lake = _folder[$"spark{lakes++}"];
            for (var code = -1; code != 0; runs++)
            {
                Say($"run {runs} on lake {lakes}");
                var ended = await StruckAsync(lake, random, open);
                code = ended.Code;
                Say($"run {runs} ended with {code}: {ended.Error.TrimEnd('\n').Split('\n')[^1]}");
            }
            Assert.Equal(expected, await LakeRows.AllAsync(lake));
            Say("compared");
        }
        Say($"{Kills} kills in {runs} runs on {lakes} lakes");
    }

    /// <summary>A run in which victims are killed, a moment after the job is seen to mine, until it ends.</summary>
    async Task<Ended> StruckAsync(string lake, Random random, Queue<Victim> open)
    {
        using var run = await program.StartQuickSubmitAsync("local-cluster[2,1,1024]", "mine", HowToMine.Sample, "--lake", lake);
        var ending = HowToMine.EndAsync(run);
        var isDriverAlive = true;
        while (!ending.IsCompleted && isDriverAlive && open.TryPeek(out var victim))
        {
            var after = TimeSpan.FromSeconds(random.NextDouble() * victim.Latest);
            while (!ending.IsCompleted && ProcessTree.Below(run.Id, IsWorker).Count == 0) await Task.Delay(50, Cancel);
            await Task.WhenAny(ending, Task.Delay(after, Cancel));
            if (ending.IsCompleted || ProcessTree.Below(run.Id, victim.Is) is not { Count: > 0 } there) continue;
            using var kill = Process.Start("kill", ["-KILL", there[random.Next(there.Count)].ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(Cancel);
            isDriverAlive = !open.Dequeue().Name.StartsWith("driver", StringComparison.Ordinal);
            Say($"killed a {victim.Name} {after.TotalSeconds:0.0} s after a worker was seen");
        }
        return await ending;
    }

    static Victim[] Shuffled(Random random)
    {
        var dealt = Victims.ToArray();
        random.Shuffle(dealt);
        return dealt;
    }

    static bool IsWorker(string command) => command.Contains("/how2mine worker mine ", StringComparison.Ordinal) && !command.StartsWith("/bin/bash", StringComparison.Ordinal);

    void Say(string what) => TestContext.Current.TestOutputHelper?.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_clock.Elapsed.TotalSeconds,6:0.0} {what}"));

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed record Victim(string Name, double Latest, Func<string, bool> Is);
}
