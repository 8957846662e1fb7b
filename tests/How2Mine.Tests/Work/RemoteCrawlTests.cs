using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;
using How2Mine.Tests.ObjectStore;

namespace How2Mine.Tests.Work;

/// <summary>A crawl on a web server that misbehaves gives the rows that it gives on the disk.</summary>
public sealed class RemoteCrawlTests : IDisposable
{
    const int PerSecond = 50;

    readonly TemporaryFolder _folder = new();
    readonly ServedCrawl _crawl = new();

    public RemoteCrawlTests() => File.WriteAllText(_folder["settings.json"], $$"""{"sources": {"requests_per_second": {{PerSecond}} } }""");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_misbehaving_server_changes_no_row_and_is_never_asked_too_fast()
    {
        using var server = new OddServer(_crawl.AnswerRoughly);
        var mined = await MineAsync(server.Url("warc.paths"), "--root", server.Url("").TrimEnd('/'));
        Assert.True(mined.Code == 0, mined.Error);
        await SampleLake.CopyAsync(_folder["local"]);
        Assert.Equal(await CrawlRows.ComparableAsync(_folder["local"]), await CrawlRows.ComparableAsync(_folder["lake"]));
        Assert.Empty(await LakeRows.CsvAsync(_folder["lake"], "select record_id from fates group by 1 having count(*) > 1"));
        await AssertRefusedAsync(mined);

        Assert.Contains(server.Log, l => l.Reply.Status == 503 && l.Reply.Headers.ContainsKey("Retry-After"));
        Assert.Contains(server.Log, l => l.Reply.Status == 503 && !l.Reply.Headers.ContainsKey("Retry-After"));
        Assert.Contains(server.Log, l => l.Reply.CutAfter is not null);
        AssertNeverFaster([.. server.Log.Select(l => l.Asked.At).Order()]);
    }

    [Fact]
    public async Task A_second_run_asks_for_the_list_and_for_what_was_refused_alone()
    {
        using var server = new OddServer(_crawl.Answer);
        Assert.Equal(0, (await MineAsync(server.Url("warc.paths"))).Code);
        var (rows, versions) = (await LakeRows.AllAsync(_folder["lake"]), await LakeRows.VersionsAsync(_folder["lake"]));
        server.Log.Clear();

        var again = await MineAsync(server.Url("warc.paths"));
        Assert.Equal(0, again.Code);
        Assert.Contains($"nothing new: all {ServedCrawl.Lines.Count} files are in the lake already", again.Error, StringComparison.Ordinal);
        await AssertRefusedAsync(again);
        Assert.Equal([ServedCrawl.ErrorPage, ServedCrawl.Missing, "warc.paths"], server.Log.Select(l => l.Asked.Path).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(rows, await LakeRows.AllAsync(_folder["lake"]));
        Assert.Equal(versions, await LakeRows.VersionsAsync(_folder["lake"]));
    }

    [Fact]
    public async Task A_refused_file_that_has_become_a_crawl_is_mined_by_the_next_run()
    {
        var mended = false;
        using var server = new OddServer(a => _crawl.Answer(mended && a.Path == ServedCrawl.Missing ? a with { Path = ServedCrawl.Lines[0] } : a));
        Assert.Equal(0, (await MineAsync(server.Url("warc.paths"))).Code);
        mended = true;
        Assert.Equal(0, (await MineAsync(server.Url("warc.paths"))).Code);
        Assert.Equal(["done", "refused"], await LakeRows.CsvAsync(_folder["lake"], $"select outcome from inputs where warc_filename = '{ServedCrawl.Missing}' order by 1"));
        Assert.Equal(await LakeRows.CsvAsync(_folder["lake"], $"select count(*) from fates where warc_filename = '{ServedCrawl.Lines[0]}'"),
            await LakeRows.CsvAsync(_folder["lake"], $"select count(*) from fates where warc_filename = '{ServedCrawl.Missing}'"));
    }

    [Fact]
    public async Task A_packed_list_is_a_list_and_its_own_folder_the_root()
    {
        using var server = new OddServer(_crawl.Answer);
        Assert.Equal(0, (await MineAsync(server.Url("warc.paths.gz"))).Code);
        Assert.Equal(ServedCrawl.Lines.Order(StringComparer.Ordinal), await LakeRows.CsvAsync(_folder["lake"], "select warc_filename from inputs where outcome = 'done' order by 1"));
    }

    [Fact]
    public async Task A_list_on_the_disk_may_have_its_root_on_the_web()
    {
        using var server = new OddServer(_crawl.Answer);
        Assert.Equal(0, (await MineAsync(HowToMine.Sample, "--root", server.Url("").TrimEnd('/'))).Code);
        Assert.Equal([$"{ServedCrawl.Lines.Count}"], await LakeRows.CsvAsync(_folder["lake"], "select count(*) from inputs where outcome = 'done'"));
    }

    [Fact]
    public async Task A_wrong_root_is_told_in_one_sentence()
    {
        using var server = new OddServer(_crawl.Answer);
        (await MineAsync(server.Url("warc.paths"), "--root", server.Url("elsewhere"))).IsRefused(2, "none of the 7 files is a crawl", "/elsewhere/crawl-data/", "answers 404", "check the address");
        (await MineAsync(server.Url("warc.paths"), "--root", "ftp://host/folder")).IsRefused(2, "ftp://host/folder");
    }

    [Fact]
    public async Task A_list_that_is_not_there_is_told_in_one_sentence()
    {
        using var server = new OddServer(_crawl.Answer);
        (await MineAsync(server.Url("nothing.paths"))).IsRefused(2, "/nothing.paths", "answers 404");
    }

    Task<Ended> MineAsync(params string[] what) => HowToMine.RunAsync(["mine", .. what, "--lake", _folder["lake"], "--settings", _folder["settings.json"]]);

    /// <summary>Both files are in the ledger once, and named on standard error.</summary>
    async Task AssertRefusedAsync(Ended mined)
    {
        var refused = await LakeRows.CsvAsync(_folder["lake"], "select warc_filename, reason from inputs where outcome = 'refused' order by 1");
        Assert.Equal(2, refused.Length);
        Assert.StartsWith($"{ServedCrawl.ErrorPage},the file begins with '<html><title>Please", refused[0], StringComparison.Ordinal);
        Assert.StartsWith($"{ServedCrawl.Missing},", refused[1], StringComparison.Ordinal);
        Assert.Contains("the server answers 404", refused[1], StringComparison.Ordinal);
        Assert.Contains($"refused '{ServedCrawl.ErrorPage}': the file begins with", mined.Error, StringComparison.Ordinal);
        Assert.Contains($"refused '{ServedCrawl.Missing}': ", mined.Error, StringComparison.Ordinal);
    }

    /// <summary>The way to the server is not always equally long, hence a tenth of a second's tolerance over any number of requests.</summary>
    static void AssertNeverFaster(TimeSpan[] at)
    {
        for (var first = 0; first < at.Length; first++)
            for (var last = first + 1; last < at.Length; last++)
                Assert.True(at[last] - at[first] >= TimeSpan.FromSeconds(((last - first) / (double)PerSecond) - 0.1), $"requests {first} to {last} came within {at[last] - at[first]}");
    }
}
