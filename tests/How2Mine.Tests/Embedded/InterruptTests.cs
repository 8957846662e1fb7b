using System.Diagnostics;
using System.Globalization;
using How2Mine.Tests.Jobs;

namespace How2Mine.Tests.Embedded;

/// <summary>Ctrl-C in the middle of a run.</summary>
public sealed class InterruptTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Ctrl_C_says_so_leaves_nothing_half_done_and_the_same_command_goes_on()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "interrupts of another process are sent with kill");
        var crawl = SampleCopies.Make(_folder["crawl"], copies: 3);
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, "--lake", _folder["whole"])).Code);
        var moments = new Random(7);
        var interrupted = 0;
        for (var finished = false; !finished;)
        {
            var ended = await InterruptedAsync(crawl, moments.Next(1, 4), TimeSpan.FromMilliseconds(moments.Next(0, 50)));
            if (ended.Code == 130) interrupted++;
            finished = ended.Code == 0;
            if (!finished) ended.IsRefused(130, "interrupted", "run the same command again");
            Assert.Empty(Directory.EnumerateFiles(_folder["lake"], "*.tmp", SearchOption.AllDirectories));
        }
        Assert.True(interrupted > 0);
        Assert.Equal(await LakeRows.AllAsync(_folder["whole"]), await LakeRows.AllAsync(_folder["lake"]));
    }

    /// <summary>Interrupts a run a moment after it committed some of the files that are left.</summary>
    async Task<Ended> InterruptedAsync(string crawl, int commits, TimeSpan after)
    {
        var before = Commits();
        // A runner in the background may have made its children deaf to Ctrl-C.
        string[] hearing = OperatingSystem.IsLinux() ? ["env", "--default-signal=INT"] : [];
        using var process = HowToMine.Start(new Dictionary<string, string>(), [.. hearing, .. HowToMine.Command, "mine", crawl, "--lake", _folder["lake"]]);
        var ending = HowToMine.EndAsync(process);
        while (!ending.IsCompleted && Commits() < before + commits) await Task.Delay(5, Cancel);
        await Task.WhenAny(ending, Task.Delay(after, Cancel));
        if (!process.HasExited)
        {
            using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(Cancel);
        }
        return await ending;
    }

    int Commits() => Path.Combine(_folder["lake"], "fates", "_delta_log") is var log && Directory.Exists(log) ? Directory.GetFiles(log, "0*.json").Length : 0;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
