using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using How2Mine.Tests;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;

namespace How2Mine.Spark.Tests.Host;

/// <summary>The same crawl on every engine gives the same rows, column by column.</summary>
public sealed class EngineAgreementTests(SparkServer server, PackedProgram program) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_Connect_server_with_the_program_uploaded_gives_the_rows_of_the_first_host()
    {
        SparkServer.SkipUnlessThere();
        await AgreesAsync(await program.OnSparkAsync(server.Remote, "mine", Crawl, HowToMine.Sample, "--lake", _folder["spark"], "--json"), Crawl, HowToMine.Sample);
    }

    [Fact]
    public async Task A_submitted_job_on_threads_gives_the_rows_of_the_first_host() =>
        await AgreesAsync(await program.SubmitAsync("local[2]", "mine", HowToMine.Sample, "--lake", _folder["spark"], "--json"), HowToMine.Sample);

    [Fact]
    public async Task A_submitted_job_on_executor_processes_gives_the_rows_of_the_first_host() =>
        await AgreesAsync(await program.SubmitAsync("local-cluster[2,1,1024]", "mine", Crawl, HowToMine.Sample, "--lake", _folder["spark"], "--json"), Crawl, HowToMine.Sample);

    [Fact]
    public async Task Engines_take_turns_on_one_lake_and_each_reads_only_what_is_new()
    {
        SparkServer.SkipUnlessThere();
        var segments = Directory.GetDirectories(Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, "crawl-data", "SAMPLE-2026-40", "segments")).Order(StringComparer.Ordinal).ToList();
        var root = Path.GetDirectoryName(HowToMine.Sample)!;
        Assert.Equal(0, (await HowToMine.RunAsync(["mine", .. Files(segments[0]), "--root", root, "--lake", _folder["spark"]])).Code);
        var second = await program.OnSparkAsync(server.Remote, ["mine", .. Files(segments[0]), .. Files(segments[1]), "--root", root, "--lake", _folder["spark"], "--json"]);
        Assert.True(second.Code == 0, second.Error);
        Assert.Contains($"\"new_files\":{Files(segments[1]).Length},\"known_files\":{Files(segments[0]).Length}", second.Output, StringComparison.Ordinal);
        var third = await HowToMine.RunAsync(["mine", .. segments.SelectMany(Files), "--root", root, "--lake", _folder["spark"], "--json"]);
        Assert.Contains($"\"new_files\":{Files(segments[2]).Length},", third.Output, StringComparison.Ordinal);
        var again = await program.OnSparkAsync(server.Remote, ["mine", .. segments.SelectMany(Files), "--root", root, "--lake", _folder["spark"], "--json"]);
        Assert.Contains("\"new_files\":0,\"known_files\":5", again.Output, StringComparison.Ordinal);

        await SampleLake.CopyAsync(_folder["embedded"]);
        Assert.Equal(await LakeRows.AllAsync(_folder["embedded"]), await LakeRows.AllAsync(_folder["spark"]));
        var why = await HowToMine.RunAsync("why", "https://www.millgatehousing.example/tenants/repairs/bleeding-a-radiator.aspx", "--lake", _folder["spark"]);
        Assert.Contains("ended   kept in procedures", why.Output, StringComparison.Ordinal);
    }

    async Task AgreesAsync(Ended onSpark, params string[] crawls)
    {
        Assert.True(onSpark.Code == 0, onSpark.Error);
        var (embedded, expected) = await Embedded.GetOrAdd(string.Join('\n', crawls), _ => MineAsync(crawls));
        Assert.Equal(Summary(embedded), Summary(onSpark));
        Assert.DoesNotContain("\"damage\":0,", Summary(onSpark), StringComparison.Ordinal);
        Assert.True(expected.Count > (crawls.Contains(Crawl) ? 2000 : 400), $"{expected.Count} rows in all tables");
        Assert.Equal(expected, await LakeRows.AllAsync(_folder["spark"]));
    }

    /// <summary>What the first host says and writes, by the crawls mined: once for all engines.</summary>
    static readonly ConcurrentDictionary<string, Task<(Ended, IReadOnlyList<string>)>> Embedded = new();

    static async Task<(Ended, IReadOnlyList<string>)> MineAsync(string[] crawls)
    {
        using var folder = new TemporaryFolder();
        var mined = await HowToMine.RunAsync(["mine", .. crawls, "--lake", folder["lake"], "--json"]);
        Assert.True(mined.Code == 0, mined.Error);
        return (mined, await LakeRows.AllAsync(folder["lake"]));
    }

    /// <summary>The run's summary but for where and how long. Behind spark-submit it stands among Spark's own lines.</summary>
    static string Summary(Ended mined)
    {
        var line = JsonNode.Parse(mined.Output.Split('\n').Last(l => l.StartsWith("{\"lake\":", StringComparison.Ordinal)))!.AsObject();
        line.Remove("lake");
        line.Remove("seconds");
        return line.ToJsonString();
    }

    static string Crawl => SharedData.Path("crawl/warc.paths");

    static string[] Files(string segment) => [.. Directory.GetFiles(segment, "*.warc.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
