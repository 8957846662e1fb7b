using How2Mine.Tests.Jobs;

namespace How2Mine.Tests.Embedded;

/// <summary>Power cuts: a run is killed at any moment, and started again.</summary>
public sealed class KillTests
{
    const int Kills = 50;

    [Fact]
    public async Task Tables_are_those_of_an_undisturbed_run_after_fifty_kills()
    {
        using var folder = new TemporaryFolder();
        var started = TimeProvider.System.GetTimestamp();
        await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", folder["whole"]);
        var whole = TimeProvider.System.GetElapsedTime(started);
        var expected = await HowToMine.TablesAsync(folder["whole"]);
        var moments = new Random(20261001);
        var (killed, lakes) = (0, 0);
        while (killed < Kills)
        {
            var lake = folder[$"lake{lakes++}"];
            while (await KilledAsync(lake, moments.NextDouble() * whole)) killed++;
            Assert.Equal(expected, await HowToMine.TablesAsync(lake));
        }
        Assert.True(lakes > 1);
    }

    /// <summary>Starts a run and kills it after a while; false if it was done before.</summary>
    static async Task<bool> KilledAsync(string lake, TimeSpan after)
    {
        using var process = HowToMine.Start("mine", HowToMine.Sample, "--lake", lake);
        var drained = Task.WhenAll(process.StandardOutput.ReadToEndAsync(Cancel), process.StandardError.ReadToEndAsync(Cancel));
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        waiting.CancelAfter(after);
        try
        {
            await process.WaitForExitAsync(waiting.Token);
            await drained;
            Assert.Equal(0, process.ExitCode);
            return false;
        }
        catch (OperationCanceledException) when (!Cancel.IsCancellationRequested)
        {
            process.Kill();
            await process.WaitForExitAsync(Cancel);
            return true;
        }
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
