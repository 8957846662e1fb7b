using System.Text.Json.Serialization;
using How2Mine.Lake;
using How2Mine.Tests.Embedded;
using How2Mine.Work;

namespace How2Mine.Tests.Jobs;

/// <summary>how2mine report in a real browser: its sums the tables' sums, for all eyes and hands, and safe whatever a page says.</summary>
public sealed class ReportTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    sealed record Views([property: JsonPropertyName("desk")] View Desk, [property: JsonPropertyName("phone")] View Phone);

    sealed record View(
        [property: JsonPropertyName("width")] int Width, [property: JsonPropertyName("opened")] bool Opened, [property: JsonPropertyName("explained")] bool Explained, [property: JsonPropertyName("reached")] bool Reached,
        [property: JsonPropertyName("fates")] List<FateLine> Fates, [property: JsonPropertyName("tables")] Dictionary<string, long> Tables, [property: JsonPropertyName("topics")] List<long[]> Topics,
        [property: JsonPropertyName("hosts")] List<HostLine> Hosts, [property: JsonPropertyName("picture")] int Picture, [property: JsonPropertyName("violations")] List<string> Violations, [property: JsonPropertyName("asked")] List<string> Asked,
        [property: JsonPropertyName("errors")] List<string> Errors, [property: JsonPropertyName("evil")] string? Evil);

    sealed record HostLine([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("bar")] string? Bar);

    sealed record FateLine([property: JsonPropertyName("station")] string Station, [property: JsonPropertyName("reason")] string Reason, [property: JsonPropertyName("pages")] long Pages);

    async Task<Views> LookAsync()
    {
        var peers = NpmPeers.Path("playwright-core");
        var browser = Browser();
        var ended = await HowToMine.RunAsync("report", "--lake", _folder["lake"], "--out", _folder["report.html"]);
        Assert.True(ended.Code == 0, ended.Error);
        return Assert.Single(await NpmPeers.AskAsync<Views>("Jobs/report.mjs", [_folder["report.html"]], Cancel, Path.GetDirectoryName(Path.GetDirectoryName(peers))!, browser));
    }

    static string Browser()
    {
        var browser = Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";
        if (!File.Exists(browser) && SharedData.InCi) Assert.Fail($"'{browser}' is missing; CI must have it");
        Assert.SkipUnless(File.Exists(browser), $"there is no Chromium at '{browser}' to open the report in; CHROMIUM may name one");
        return browser;
    }

    [Fact]
    public async Task A_browser_shows_the_sums_of_the_tables_to_everybody()
    {
        Assert.Equal(0, (await HowToMine.RunAsync("mine", SharedData.Path("crawl"), "--lake", _folder["lake"])).Code);
        var views = await LookAsync();
        foreach (var view in new[] { views.Desk, views.Phone })
        {
            Assert.Empty(view.Violations);
            Assert.Empty(view.Errors);
            Assert.Single(view.Asked);
            Assert.True(view.Opened && view.Explained && view.Reached, "the keyboard reaches the table, a reason's example and the parts");
        }
        Assert.InRange(views.Phone.Width, 0, 360);
        var responses = long.Parse((await LakeRows.CsvAsync(_folder["lake"], "select sum(pages) from inputs"))[0], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(responses, views.Desk.Fates.Where(f => f.Reason != "all").Sum(f => f.Pages));
        Assert.Equal(responses, views.Desk.Fates.Single(f => f.Reason == "all").Pages);
        Assert.Equal(await LakeRows.CsvAsync(_folder["lake"], "select station, reason, count(*) from fates where outcome = 'dropped' group by all order by all"),
            views.Desk.Fates.Where(f => f.Station != "–").Select(f => $"{f.Station},{f.Reason},{f.Pages}").Order(StringComparer.Ordinal));
        foreach (var table in LakeTables.All) Assert.Equal((await LakeRows.CsvAsync(_folder["lake"], $"select count(*) from {table}"))[0], $"{views.Desk.Tables[table]}");
        Assert.Equal((views.Desk.Tables["procedures"], views.Desk.Tables["balanced"]), (views.Desk.Topics.Sum(t => t[0]), views.Desk.Topics.Sum(t => t[1])));
        Assert.Equal("100%", views.Desk.Hosts[0].Bar);
        Assert.EndsWith("others", Assert.Single(views.Desk.Hosts, h => h.Bar is null).Name, StringComparison.Ordinal);
        Assert.True(views.Desk.Picture > 20, $"{views.Desk.Picture} numbers in the picture");
    }

    [Fact]
    public async Task What_a_page_says_is_shown_and_never_run()
    {
        const string Evil = "<script>evil='ran'</script><img src=x onerror=\"evil='ran'\">";
        var lake = new Curation.CandidateLake(_folder["lake"]);
        await lake.AddAsync([$"{Evil}\n{Evil}\n</ol></article>"], (_, row) => row with { Url = "javascript:evil='ran'", UrlHostName = Evil, Topic = Evil, Language = Evil });
        await lake.CurateAsync();
        var folder = LakeFolder.Open(_folder["lake"]);
        foreach (var make in new Func<Task>[] { () => folder.CreateTableAsync<InputRow>("inputs", Cancel), () => folder.CreateTableAsync<PageRow>("pages", Cancel) }) await make();
        var fates = await folder.CreateTableAsync<FateRow>("fates", Cancel);
        await using (var file = await fates.NewDataFileAsync<FateRow>(ct: Cancel))
        {
            await file.AddAsync(new() { RecordId = "r", Url = "https://a.example/'\"><script>evil='ran'</script>", WarcFilename = Evil, WarcRecordOffset = 0, Station = Evil, Outcome = "dropped", Reason = Evil, Detail = Evil, AnswerKeys = [] }, Cancel);
            await (await fates.BeginAsync("WRITE", ct: Cancel)).Add(await file.CompleteAsync(Cancel)).CommitAsync(Cancel);
        }
        var views = await LookAsync();
        Assert.Null(views.Desk.Evil);
        Assert.Empty(views.Desk.Errors);
        Assert.Single(views.Desk.Asked);
        Assert.DoesNotContain("<script", await File.ReadAllTextAsync(_folder["report.html"], Cancel), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("href=\"javascript", await File.ReadAllTextAsync(_folder["report.html"], Cancel), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_lake_that_is_not_curated_yet_says_so()
    {
        await new Curation.CandidateLake(_folder["lake"]).AddAsync(["Boil water\nFill the kettle"]);
        var refused = await HowToMine.RunAsync("report", "--lake", _folder["lake"], "--out", _folder["report.html"]);
        Assert.Equal(2, refused.Code);
        Assert.Contains("run 'how2mine mine' to its end first", refused.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["report.html"]));
    }
}
