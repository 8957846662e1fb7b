using System.Diagnostics;
using System.Formats.Tar;
using System.Globalization;
using System.IO.Compression;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;

namespace How2Mine.Spark.Tests.Host;

/// <summary>Executors and drivers that die, and files that kill their worker: nothing is lost, nothing doubled.</summary>
public sealed class FaultTests(SparkServer server, PackedProgram program) : IDisposable
{
    const int Kills = 1;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_driver_killed_at_any_moment_and_started_again_gives_the_rows_of_an_undisturbed_run()
    {
        SparkServer.SkipUnlessThere();
        var moments = new Random(20261124);
        for (var kill = 0; kill < Kills; kill++)
        {
            using var process = await program.StartOnSparkAsync(server.Remote, "mine", HowToMine.Sample, "--lake", _folder["spark"]);
            var ending = HowToMine.EndAsync(process);
            await Task.WhenAny(ending, Task.Delay(TimeSpan.FromSeconds(4 + moments.NextDouble() * 10), Cancel));
            process.Kill(entireProcessTree: true);
            await ending;
        }
        var last = await program.OnSparkAsync(server.Remote, "mine", HowToMine.Sample, "--lake", _folder["spark"]);
        Assert.True(last.Code == 0, last.Error);
        await SampleLake.CopyAsync(_folder["embedded"]);
        Assert.Equal(await LakeRows.AllAsync(_folder["embedded"]), await LakeRows.AllAsync(_folder["spark"]));
    }

    [Fact]
    public async Task A_file_that_kills_its_worker_each_time_is_set_aside_and_the_rest_is_mined()
    {
        SparkServer.SkipUnlessThere();
        await SampleLake.CopyAsync(_folder["embedded"]);
        var poison = (await LakeRows.CsvAsync(_folder["embedded"], "select input_id from inputs order by warc_filename limit 1"))[0];
        using var process = HowToMine.Start(new Dictionary<string, string> { ["HOW2MINE_ARCHIVE"] = await MortalAsync(poison), ["SPARK_REMOTE"] = server.Remote },
            [.. HowToMine.Command, "mine", HowToMine.Sample, "--lake", _folder["spark"], "--engine", "spark"]);
        var ended = await HowToMine.EndAsync(process);
        Assert.True(ended.Code == 0, ended.Error);
        Assert.Contains("set aside", ended.Error, StringComparison.Ordinal);
        Assert.Equal([$"failed,{poison},its worker ended 3 times at this file"], await LakeRows.CsvAsync(_folder["spark"], "select outcome, input_id, reason from inputs where outcome <> 'done'"));
        const string Others = "select record_id, outcome, reason from fates where warc_filename <> (select min(warc_filename) from fates f) order by all";
        Assert.Equal(await LakeRows.CsvAsync(_folder["embedded"], Others), await LakeRows.CsvAsync(_folder["spark"], Others.Replace("select min(warc_filename) from fates f", "select warc_filename from inputs where outcome = 'failed'", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Nothing_is_set_aside_whose_partition_has_rows_in_a_table_already()
    {
        SparkServer.SkipUnlessThere();
        await SampleLake.CopyAsync(_folder["spark"]);
        var poison = (await LakeRows.CsvAsync(_folder["spark"], "select input_id from inputs order by warc_filename limit 1"))[0];
        var fates = await LakeRows.CsvAsync(_folder["spark"], "select record_id from fates order by 1");
        // As a run leaves it that ends between the commits of its rows and of its ledger.
        Directory.Delete(Path.Combine(_folder["spark"], "inputs"), recursive: true);
        using var process = HowToMine.Start(new Dictionary<string, string> { ["HOW2MINE_ARCHIVE"] = await MortalAsync(poison), ["SPARK_REMOTE"] = server.Remote },
            [.. HowToMine.Command, "mine", HowToMine.Sample, "--lake", _folder["spark"], "--engine", "spark"]);
        var ended = await HowToMine.EndAsync(process);
        Assert.True(ended.Code == 1, ended.Error);
        Assert.Contains("run the same command again", ended.Error, StringComparison.Ordinal);
        Assert.Equal(["0"], await LakeRows.CsvAsync(_folder["spark"], $"select count(*) from inputs where input_id = '{poison}'"));

        var again = await program.OnSparkAsync(server.Remote, "mine", HowToMine.Sample, "--lake", _folder["spark"]);
        Assert.True(again.Code == 0, again.Error);
        Assert.Equal(["5"], await LakeRows.CsvAsync(_folder["spark"], "select count(*) from inputs where outcome = 'done'"));
        Assert.Equal(fates, await LakeRows.CsvAsync(_folder["spark"], "select record_id from fates order by 1"));
    }

    [Fact]
    public async Task An_archive_of_another_version_is_refused_in_one_sentence_before_any_work()
    {
        SparkServer.SkipUnlessThere();
        var foreign = await RepackedAsync("#!/bin/bash\n[ \"$2\" = handshake ] && while read -r line; do printf '9.9.9\\tabc\\n'; done\n");
        using var process = HowToMine.Start(new Dictionary<string, string> { ["HOW2MINE_ARCHIVE"] = foreign, ["SPARK_REMOTE"] = server.Remote },
            [.. HowToMine.Command, "mine", HowToMine.Sample, "--lake", _folder["spark"], "--engine", "spark"]);
        (await HowToMine.EndAsync(process)).IsRefused(2, "9.9.9", "pack the program anew");
    }

    /// <summary>The program in a wrapper that kills it as soon as it comes to a file.</summary>
    async Task<string> MortalAsync(string inputId) => await RepackedAsync(string.Create(CultureInfo.InvariantCulture, $$"""
        #!/bin/bash
        d=$(dirname "$0")
        exec 3>&2
        "$d/how2mine.real" "$@" 2> >(while read -r line; do echo "$line" >&3; [[ "$line" == *"{{inputId}}"* ]] && pkill -KILL -P $$ -f how2mine.real; done)
        code=$?
        sleep 0.2
        exit $code

        """));

    /// <summary>The program's archive with a script in the program's place, which stays beside it.</summary>
    async Task<string> RepackedAsync(string script)
    {
        var unpacked = Directory.CreateDirectory(_folder["unpacked"]).FullName;
        await using (var file = File.OpenRead(await program.ArchiveAsync()))
        await using (var gzip = new GZipStream(file, CompressionMode.Decompress))
            await TarFile.ExtractToDirectoryAsync(gzip, unpacked, overwriteFiles: true, Cancel);
        File.Move(Path.Combine(unpacked, "how2mine"), Path.Combine(unpacked, "how2mine.real"));
        File.Delete(Path.Combine(unpacked, "libduckdb.so"));
        await File.WriteAllTextAsync(Path.Combine(unpacked, "how2mine"), script, Cancel);
        using var chmod = Process.Start("chmod", ["+x", Path.Combine(unpacked, "how2mine")]);
        await chmod.WaitForExitAsync(Cancel);
        using var tar = Process.Start("tar", ["-I", "gzip -1", "-cf", _folder["repacked.tar.gz"], "-C", unpacked, "."]);
        await tar.WaitForExitAsync(Cancel);
        return _folder["repacked.tar.gz"];
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
