using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;
using How2Mine.Tests.ObjectStore;
using How2Mine.Tests.Work;

namespace How2Mine.Spark.Tests.Host;

/// <summary>A crawl on a web server that misbehaves, read by Spark's workers, gives the rows that it gives on the disk.</summary>
public sealed class RemoteCrawlOnSparkTests(SparkServer server, PackedProgram program) : IDisposable
{
    /// <summary>So few that each worker alone would ask faster if it had the whole limit to itself.</summary>
    const int PerSecond = 2, Workers = 2;

    readonly TemporaryFolder _folder = new();
    readonly ServedCrawl _crawl = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_misbehaving_server_changes_no_row_and_is_never_asked_too_fast_although_two_workers_ask()
    {
        SparkServer.SkipUnlessThere();
        using var web = new OddServer(_crawl.AnswerRoughly);
        await File.WriteAllTextAsync(_folder["settings.json"], $$"""{"sources": {"requests_per_second": {{PerSecond}} } }""", TestContext.Current.CancellationToken);
        var mined = await program.OnSparkAsync(server.Remote, "mine", web.Url("warc.paths"), "--root", web.Url("").TrimEnd('/'), "--lake", _folder["spark"], "--settings", _folder["settings.json"]);
        Assert.True(mined.Code == 0, mined.Error);
        Assert.Equal(0, (await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder["local"], "--settings", _folder["settings.json"])).Code);
        Assert.Equal(await CrawlRows.ComparableAsync(_folder["local"]), await CrawlRows.ComparableAsync(_folder["spark"]));
        Assert.Empty(await LakeRows.CsvAsync(_folder["spark"], "select record_id from fates group by 1 having count(*) > 1"));
        Assert.Equal([ServedCrawl.ErrorPage, ServedCrawl.Missing], await LakeRows.CsvAsync(_folder["spark"], "select warc_filename from inputs where outcome = 'refused' order by 1"));

        Assert.Contains(web.Log, l => l.Reply.Status == 503 && l.Reply.Headers.ContainsKey("Retry-After"));
        Assert.Contains(web.Log, l => l.Reply.Status == 503 && !l.Reply.Headers.ContainsKey("Retry-After"));
        Assert.Contains(web.Log, l => l.Reply.CutAfter is not null);
        AssertNeverFaster([.. web.Log.Select(l => l.Asked.At).Order()]);
    }

    /// <summary>Each worker begins with a request, at whatever time. The way to the server is not always equally long, hence a tenth of a second's tolerance over any number of requests.</summary>
    static void AssertNeverFaster(TimeSpan[] at)
    {
        for (var first = 0; first < at.Length; first++)
            for (var last = first + 1; last < at.Length; last++)
                Assert.True(at[last] - at[first] >= TimeSpan.FromSeconds(((last - first + 1 - Workers) / (double)PerSecond) - 0.1), $"requests {first} to {last} came within {at[last] - at[first]}");
    }
}
