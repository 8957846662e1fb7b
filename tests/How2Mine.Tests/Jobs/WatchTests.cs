using System.Diagnostics;
using How2Mine.Tests.Embedded;

namespace How2Mine.Tests.Jobs;

/// <summary>how2mine mine --watch as a process: files that come are taken in, one that grows is not, Ctrl-C ends it in order.</summary>
public sealed class WatchTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    readonly List<Process> _started = [];

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited) process.Kill();
            process.Dispose();
        }
        _folder.Dispose();
    }

    [Fact]
    public async Task Files_are_taken_in_as_they_come_and_a_restart_goes_on()
    {
        var segments = Directory.GetFiles(Path.Combine(SharedData.Root(), "jobs", "sample"), "*.warc.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        var incoming = Directory.CreateDirectory(_folder["incoming"]).FullName;
        // The first look finds nothing but what is no crawl; later come a link that leads nowhere, and a file of tomorrow.
        File.WriteAllText(Path.Combine(incoming, "error.warc.gz"), "<html>404</html>");
        var watching = Start(incoming);
        File.CreateSymbolicLink(Path.Combine(incoming, "gone.warc.gz"), "/nowhere/gone.warc.gz");
        Drop(segments[0], incoming);
        File.SetLastWriteTimeUtc(Directory.GetFiles(incoming).Single(f => f.Contains(Path.GetFileName(segments[0]), StringComparison.Ordinal)), DateTime.UtcNow.AddDays(1));
        await UntilAsync(1);
        Drop(segments[1], incoming);
        await UntilAsync(2);
        await StopAsync(watching);
        var again = Start(incoming);
        Drop(segments[2], incoming);
        await UntilAsync(3);
        await StopAsync(again);
        File.Delete(Path.Combine(incoming, "gone.warc.gz"));
        var whole = await HowToMine.RunAsync("mine", incoming, "--lake", _folder["whole"]);
        Assert.True(whole.Code == 0, whole.Error);
        // What came month by month is what comes at once, but for the files' times, which are part of their versions.
        Assert.Equal(await LakeRows.AllAsync(_folder["whole"], "procedures", "duplicates", "fates"), await LakeRows.AllAsync(_folder["lake"], "procedures", "duplicates", "fates"));
    }

    [Theory]
    [InlineData("5")]
    [InlineData("0s")]
    [InlineData("2d")]
    public async Task A_pause_that_is_none_is_refused(string every)
    {
        var refused = await HowToMine.RunAsync("mine", _folder.Path, "--lake", _folder["lake"], "--watch", "--every", every);
        Assert.Equal(2, refused.Code);
        Assert.Contains($"--every is '{every}', expected a time from 1s to 24h", refused.Error, StringComparison.Ordinal);
    }

    Process Start(string incoming)
    {
        var process = HowToMine.Start("mine", incoming, "--lake", _folder["lake"], "--watch", "--every", "1s");
        _started.Add(process);
        return process;
    }

    static void Drop(string segment, string incoming)
    {
        var target = Path.Combine(incoming, Path.GetFileName(Path.GetDirectoryName(segment)!) + Path.GetFileName(segment));
        File.Copy(segment, target + ".part");
        File.Move(target + ".part", target);
    }

    async Task UntilAsync(int files)
    {
        var cancel = TestContext.Current.CancellationToken;
        for (var tries = 0; ; tries++)
        {
            if (File.Exists(_folder["lake/lake.json"]) && Directory.Exists(_folder["lake/inputs/_delta_log"]) && Directory.Exists(_folder["lake/balanced/_delta_log"])
                && (await LakeRows.CsvAsync(_folder["lake"], "select count(*) from inputs where outcome = 'done'")) is [var done] && done == $"{files}"
                && (await LakeRows.CsvAsync(_folder["lake"], "select count(*) from candidates c anti join procedures p on c.candidate_id = p.procedure_id anti join duplicates d on c.candidate_id = d.dropped_id")) is ["0"]) return;
            Assert.True(tries < 120, $"{files} files are not in the lake after a minute");
            await Task.Delay(500, cancel);
        }
    }

    static async Task StopAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", $"{process.Id}"]);
        var said = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode is 0 or 130, $"{process.ExitCode}: {said}");
        Assert.Contains("watching: 1s between two looks; Ctrl-C ends it", said, StringComparison.Ordinal);
    }
}
