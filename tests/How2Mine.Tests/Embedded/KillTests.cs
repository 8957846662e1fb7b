using System.Globalization;
using How2Mine.Tests.Jobs;

namespace How2Mine.Tests.Embedded;

/// <summary>Power cuts: a run is killed at any moment, and started again.</summary>
public sealed class KillTests : IDisposable
{
    /// <summary>Enough files for a checkpoint of each table.</summary>
    const int Copies = 3;

    /// <summary>HOW2MINE_KILLS asks for more.</summary>
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_KILLS") ?? "50", CultureInfo.InvariantCulture);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Tables_are_those_of_an_undisturbed_run_after_many_kills()
    {
        var crawl = SampleCopies.Make(_folder["crawl"], Copies);
        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, "--lake", _folder["whole"])).Code);
        var whole = TimeProvider.System.GetElapsedTime(started);
        var expected = await LakeRows.AllAsync(_folder["whole"]);
        var moments = new Random(20261001);
        var (killed, lakes) = (0, 0);
        while (killed < Kills)
        {
            var lake = _folder[$"lake{lakes++}"];
            while (await KilledAsync(crawl, lake, moments.NextDouble() * whole)) killed++;
            Assert.Equal(expected, await LakeRows.AllAsync(lake));
        }
        Assert.True(lakes > 1);
        TestContext.Current.SendDiagnosticMessage(string.Create(CultureInfo.InvariantCulture, $"{killed} kills over {lakes} lakes, {whole.TotalSeconds:0.0} s for an undisturbed run, {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0} s in all"));
    }

    /// <summary>Starts a run and kills it after a while; false if it was done before.</summary>
    static async Task<bool> KilledAsync(string crawl, string lake, TimeSpan after)
    {
        using var process = HowToMine.Start("mine", crawl, "--lake", lake);
        var ending = HowToMine.EndAsync(process);
        if (await Task.WhenAny(ending, Task.Delay(after, Cancel)) == ending)
        {
            Assert.Equal(0, (await ending).Code);
            return false;
        }
        process.Kill();
        return (await ending).Code != 0;
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
