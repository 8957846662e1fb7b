using System.Text.Json;
using How2Mine.Tests.Embedded;

namespace How2Mine.Tests.Jobs;

/// <summary>The sample crawl mined once, for all tests that only look.</summary>
public sealed class MinedSample : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();

    public string Lake => _folder["lake"];

    internal Ended First { get; private set; } = null!;

    public async ValueTask InitializeAsync() => First = await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", Lake);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class MineCommandTests(MinedSample sample) : IClassFixture<MinedSample>
{
    [Fact]
    public void Prints_a_table_of_procedures_by_topic_and_talks_on_standard_error()
    {
        Assert.Equal(0, sample.First.Code);
        Assert.Contains("Food & Dining", sample.First.Output, StringComparison.Ordinal);
        Assert.Contains("Religion", sample.First.Output, StringComparison.Ordinal);
        Assert.Contains("5 new files", sample.First.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_run_does_nothing()
    {
        var before = await VersionsAsync();
        var ended = await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", sample.Lake, "--json");
        var summary = JsonDocument.Parse(ended.Output).RootElement;
        Assert.Equal((0, 5), (summary.GetProperty("new_files").GetInt32(), summary.GetProperty("known_files").GetInt32()));
        Assert.Equal(before, await VersionsAsync());
    }

    [Fact]
    public async Task Each_record_that_carries_a_page_has_exactly_one_fate()
    {
        Assert.Equal("", await CsvAsync("select f.warc_filename from (select warc_filename, count(*) n, count(distinct record_id) ids from fates group by 1) f full join inputs i using (warc_filename) where f.n is distinct from i.pages or f.ids <> f.n"));
        Assert.Equal("157", await CsvAsync("select count(*) from fates"));
    }

    [Fact]
    public async Task Every_candidate_is_a_procedure_or_a_duplicate_of_one()
    {
        Assert.Equal("", await CsvAsync("select candidate_id from candidates where (candidate_id in (select procedure_id from procedures)) = (candidate_id in (select dropped_id from duplicates))"));
        Assert.Equal("", await CsvAsync("select kept_id from duplicates where kept_id not in (select procedure_id from procedures)"));
        Assert.NotEqual("0", await CsvAsync("select count(*) from duplicates where kind = 'recrawl'"));
    }

    [Fact]
    public async Task Damage_is_in_the_ledger_and_the_records_behind_it_are_read()
    {
        var damage = await CsvAsync("select unnest(damage) from inputs");
        foreach (var line in File.ReadLines(Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, "damage.jsonl")))
        {
            var made = JsonDocument.Parse(line).RootElement;
            if (made.GetProperty("kind").GetString() != "truncated") Assert.Contains($" at {made.GetProperty("offset").GetInt64()}: ", damage, StringComparison.Ordinal);
        }
        Assert.Equal("length", await CsvAsync("select content_truncated from candidates where url like '%crispcollar.example%'"));
    }

    [Fact]
    public async Task Why_tells_the_way_by_address_and_by_every_id()
    {
        const string Url = "https://www.millgatehousing.example/tenants/repairs/bleeding-a-radiator.aspx";
        var ids = (await CsvAsync($"select f.record_id, p.page_id, c.candidate_id from fates f join pages p using (record_id) join candidates c on c.page_id = p.page_id where f.url = '{Url}'")).Split(',');
        foreach (var asked in ids.Prepend(Url))
        {
            var told = (await HowToMine.RunAsync("why", asked, "--lake", sample.Lake)).Output;
            Assert.Contains(Url, told, StringComparison.Ordinal);
            Assert.Contains("offset", told, StringComparison.Ordinal);
            Assert.Contains("radiator", told, StringComparison.Ordinal);
            Assert.Contains("kept in procedures", told, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Why_tells_what_kept_a_procedure_out_of_the_balanced_table()
    {
        using var folder = new TemporaryFolder();
        await SampleLake.CopyAsync(folder["lake"]);
        foreach (var (said, options) in new (string, string[])[]
        {
            ("1 of [^\n]* are wanted, and others come before it in the order of the draw \\(seed 5\\)", ["--per-topic", "1", "--seed", "5"]),
            ("gives at most 1, and others come before it in the order of the draw", ["--per-topic", "1000", "--per-host", "1"]),
            ("its topic score is 0\\.[0-9]{2}, at least 0.99 is wanted", ["--per-topic", "1000", "--min-topic-score", "0.99"]),
            ("its page's how-to score is 0\\.[0-9]{2}, at least 0.99 is wanted", ["--per-topic", "1000", "--min-howto-score", "0.99"]),
        })
        {
            var mined = await HowToMine.RunAsync(["mine", HowToMine.Sample, "--lake", folder["lake"], .. options]);
            Assert.True(mined.Code == 0, mined.Error);
            var undrawn = await LakeRows.CsvAsync(folder["lake"], "select procedure_id from procedures p anti join balanced b on p.procedure_id = b.procedure_id where topic <> 'None' order by 1");
            var told = (await HowToMine.RunAsync("why", undrawn[0], "--lake", folder["lake"])).Output;
            Assert.Matches("not drawn into balanced: .*" + said, told);
        }
    }

    [Fact]
    public async Task The_same_seed_draws_the_same_balance_whatever_the_workers()
    {
        using var folder = new TemporaryFolder();
        var drawn = new List<string>();
        foreach (var workers in new[] { "1", "4" })
        {
            var lake = folder[workers];
            await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", lake, "--workers", workers, "--per-topic", "2", "--seed", "3");
            drawn.Add(string.Concat((await LakeRows.TablesAsync(lake)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.Key + t.Value)));
        }
        Assert.Equal(drawn[0], drawn[1]);
    }

    [Fact]
    public async Task Adding_a_segment_takes_in_only_that_one()
    {
        using var folder = new TemporaryFolder();
        var root = Path.GetDirectoryName(HowToMine.Sample)!;
        var files = File.ReadLines(HowToMine.Sample).ToList();
        File.WriteAllLines(folder["warc.paths"], files.Take(4));
        await HowToMine.RunAsync("mine", folder["warc.paths"], "--root", root, "--lake", folder["lake"]);
        File.WriteAllLines(folder["warc.paths"], files);
        var summary = JsonDocument.Parse((await HowToMine.RunAsync("mine", folder["warc.paths"], "--root", root, "--lake", folder["lake"], "--json")).Output).RootElement;
        Assert.Equal((1, 4), (summary.GetProperty("new_files").GetInt32(), summary.GetProperty("known_files").GetInt32()));
        var tables = await LakeRows.TablesAsync(folder["lake"]);
        var whole = await LakeRows.TablesAsync(sample.Lake);
        foreach (var table in new[] { "inputs", "fates", "pages", "candidates" }) Assert.Equal(whole[table], tables[table]);
    }

    [Fact]
    public async Task Only_wanted_languages_are_kept()
    {
        using var folder = new TemporaryFolder();
        await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", folder["lake"], "--languages", "de");
        var languages = await HowToMine.RunAsync("query", "select distinct language from candidates", "--lake", folder["lake"], "--format", "csv");
        Assert.Equal("language\nde\n", languages.Output);
    }

    [Fact]
    public async Task Every_command_teaches_with_examples()
    {
        foreach (var command in new[] { "mine", "text", "query", "status", "why", "doctor" })
            Assert.Contains("Examples:", (await HowToMine.RunAsync(command, "--help")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_prints_a_line_for_every_HTML_response()
    {
        var lines = (await HowToMine.RunAsync("text", HowToMine.Sample)).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(await CsvAsync("select count(*) from fates where station <> 'decode'"), $"{lines.Length}");
        Assert.Equal(["url", "title", "language", "topic", "howto_score", "text"], JsonDocument.Parse(lines[0]).RootElement.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Doctor_finds_this_machine_fit()
    {
        var ended = await HowToMine.RunAsync("doctor");
        Assert.Equal(0, ended.Code);
        Assert.DoesNotContain("FAIL", ended.Output, StringComparison.Ordinal);
    }

    async Task<string> CsvAsync(string sql)
    {
        var ended = await HowToMine.RunAsync("query", sql, "--lake", sample.Lake, "--format", "csv");
        Assert.True(ended.Code == 0, ended.Error);
        return string.Join('\n', ended.Output.TrimEnd('\n').Split('\n').Skip(1));
    }

    async Task<string> VersionsAsync() =>
        string.Join(' ', (await HowToMine.RunAsync("status", "--lake", sample.Lake)).Output.Split('\n').Where(l => l.StartsWith("│ ", StringComparison.Ordinal)).Take(8));
}
