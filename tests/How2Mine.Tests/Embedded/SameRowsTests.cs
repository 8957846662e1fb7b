using How2Mine.Tests.Jobs;

namespace How2Mine.Tests.Embedded;

/// <summary>The rows are the crawl's and the settings', whatever machine makes them.</summary>
public sealed class SameRowsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Workers_culture_and_time_zone_change_no_row()
    {
        await MineAsync("one", [], "--workers", "1");
        await MineAsync("four", [], "--workers", "4");
        await MineAsync("elsewhere", new() { ["LANG"] = "tr_TR.UTF-8", ["LC_ALL"] = "tr_TR.UTF-8", ["TZ"] = "Asia/Kathmandu", ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0" });
        var rows = await LakeRows.AllAsync(_folder["one"]);
        Assert.Equal(rows, await LakeRows.AllAsync(_folder["four"]));
        Assert.Equal(rows, await LakeRows.AllAsync(_folder["elsewhere"]));
    }

    [Fact]
    public async Task Times_and_numbers_print_alike_in_every_culture_and_time_zone()
    {
        await MineAsync("lake", []);
        string[] query = ["query", "select fetch_time, topic_score, steps from candidates order by candidate_id", "--lake", _folder["lake"], "--format", "csv"];
        using var here = HowToMine.Start(new Dictionary<string, string>(), [.. HowToMine.Command, .. query]);
        using var there = HowToMine.Start(new Dictionary<string, string> { ["LANG"] = "de_DE.UTF-8", ["TZ"] = "America/Caracas" }, [.. HowToMine.Command, .. query]);
        var expected = await HowToMine.EndAsync(here);
        Assert.Equal(expected, await HowToMine.EndAsync(there));
        Assert.Contains("2026-10-01T", expected.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_processes_with_the_same_crawl_and_lake_make_the_rows_of_one()
    {
        var crawl = SampleCopies.Make(_folder["crawl"], copies: 2);
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, "--lake", _folder["alone"])).Code);
        var alone = await LakeRows.AllAsync(_folder["alone"]);
        for (var round = 0; round < 3; round++)
        {
            var lake = _folder[$"together{round}"];
            var ends = await Task.WhenAll(Enumerable.Range(0, round + 2).Select(_ => HowToMine.RunAsync("mine", crawl, "--lake", lake)));
            Assert.All(ends, end => Assert.True(end.Code == 0, end.Error));
            Assert.Equal(alone, await LakeRows.AllAsync(lake));
        }
    }

    [Fact]
    public async Task Two_processes_with_halves_of_a_crawl_lose_nothing_and_keep_no_procedure_twice()
    {
        var crawl = SampleCopies.Make(_folder["crawl"], copies: 2);
        var files = Directory.GetFiles(crawl).Order(StringComparer.Ordinal).ToArray();
        var ends = await Task.WhenAll(files.Chunk(5).Select(half => HowToMine.RunAsync(["mine", .. half, "--lake", _folder["lake"]])));
        Assert.All(ends, end => Assert.True(end.Code == 0, end.Error));
        Assert.Equal(["10"], await LakeRows.CsvAsync(_folder["lake"], "select count(*) from inputs"));
        Assert.Empty(await LakeRows.CsvAsync(_folder["lake"], "select text_digest from procedures group by 1 having count(*) > 1"));
        Assert.Equal(await LakeRows.CsvAsync(_folder["lake"], "select candidate_id from candidates order by all"),
            await LakeRows.CsvAsync(_folder["lake"], "select procedure_id from procedures union all select dropped_id from duplicates order by all"));
    }

    async Task MineAsync(string lake, Dictionary<string, string> environment, params string[] options)
    {
        using var process = HowToMine.Start(environment, [.. HowToMine.Command, "mine", HowToMine.Sample, "--lake", _folder[lake], .. options]);
        var ended = await HowToMine.EndAsync(process);
        Assert.True(ended.Code == 0, ended.Error);
    }
}
