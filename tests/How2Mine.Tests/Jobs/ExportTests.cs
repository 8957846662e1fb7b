using System.Security.Cryptography;
using System.Text.Json;
using How2Mine.Tests.Embedded;

namespace How2Mine.Tests.Jobs;

/// <summary>how2mine export: the same rows in every format, in as many files as wanted, told of by a manifest that is true.</summary>
public sealed class ExportTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    async Task DrawAsync(string perTopic)
    {
        var ended = await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder["lake"], "--per-topic", perTopic);
        Assert.True(ended.Code == 0, ended.Error);
    }

    async Task<JsonElement> ExportAsync(string name, params string[] options)
    {
        var ended = await HowToMine.RunAsync(["export", .. options, "--lake", _folder["lake"], "--out", _folder[name]]);
        Assert.True(ended.Code == 0, ended.Error);
        return JsonDocument.Parse(await File.ReadAllTextAsync(_folder[$"{name}/manifest.json"], TestContext.Current.CancellationToken)).RootElement;
    }

    /// <summary>The rows of an export's files as DuckDB reads them.</summary>
    Task<string[]> ReadAsync(string name, string function, string select) => LakeRows.CsvAsync(_folder["lake"], $"select {select} from {function}('{_folder[name]}/*-of-*') order by 1");

    [Theory]
    [InlineData("jsonl", "read_json", "steps[2]")]
    [InlineData("jsonl.zst", "read_json", "steps[2]")]
    [InlineData("parquet", "read_parquet", "steps[2]")]
    [InlineData("csv", "read_csv", "json_extract_string(steps, '$[1]')")]
    public async Task Every_format_holds_the_rows_of_the_table(string format, string function, string secondStep)
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        var manifest = await ExportAsync("out", "procedures", "--format", format, "--shards", "3");
        var expected = await LakeRows.CsvAsync(_folder["lake"], "select procedure_id, goal, steps[2], strftime(fetch_time, '%x') from procedures order by 1");
        Assert.Equal(expected, await ReadAsync("out", function, $"procedure_id, goal, {secondStep}, strftime(cast(fetch_time as timestamptz), '%x')"));
        Assert.Equal(expected.Length, manifest.GetProperty("rows").GetInt64());
        var files = manifest.GetProperty("files").EnumerateArray().ToList();
        Assert.Equal(3, files.Count);
        Assert.InRange(files.Max(f => f.GetProperty("rows").GetInt64()) - files.Min(f => f.GetProperty("rows").GetInt64()), 0, 1);
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(_folder["out"], file.GetProperty("name").GetString()!), TestContext.Current.CancellationToken);
            Assert.Equal((bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))), (file.GetProperty("bytes").GetInt32(), file.GetProperty("sha256").GetString()));
        }
    }

    [Fact]
    public async Task Columns_conditions_and_the_card_are_as_asked()
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        await ExportAsync("out", "procedures", "--columns", "goal,url", "--where", "topic = 'Health'");
        var lines = await File.ReadAllLinesAsync(_folder["out/procedures-00000-of-00001.jsonl"], TestContext.Current.CancellationToken);
        Assert.Equal($"{lines.Length}", Assert.Single(await LakeRows.CsvAsync(_folder["lake"], "select count(*) from procedures where topic = 'Health'")));
        Assert.All(lines, l => Assert.Equal(["goal", "url"], JsonDocument.Parse(l).RootElement.EnumerateObject().Select(p => p.Name)));
        var card = await File.ReadAllTextAsync(_folder["out/README.md"], TestContext.Current.CancellationToken);
        Assert.Contains($"| Health | {lines.Length} |", card, StringComparison.Ordinal);
        Assert.Contains("## Licence\n\nUnknown.", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_condition_that_no_row_meets_gives_no_rows_and_is_told()
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        var ended = await HowToMine.RunAsync("export", "procedures", "--where", "topic = 'Helth'", "--lake", _folder["lake"], "--out", _folder["out"]);
        Assert.Equal(0, ended.Code);
        Assert.Contains("0 rows of procedures", ended.Error, StringComparison.Ordinal);
        Assert.Contains("no row meets topic = 'Helth'", ended.Error, StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllBytesAsync(_folder["out/procedures-00000-of-00001.jsonl"], TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Since_a_version_gives_what_came_after_it_and_two_exports_are_the_same_files()
    {
        await DrawAsync("2");
        await DrawAsync("4");
        await ExportAsync("new", "balanced", "--columns", "procedure_id", "--since", "1");
        Assert.Equal(await LakeRows.CsvAsync(_folder["lake"], "select procedure_id from balanced order by 1"),
            (await ReadAsync("new", "read_json", "procedure_id")).Concat((await OldAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)).Order(StringComparer.Ordinal));
        var (one, two) = (await ExportAsync("one", "fates", "--shards", "2"), await ExportAsync("two", "fates", "--shards", "2"));
        Assert.Equal(one.GetProperty("files").GetRawText(), two.GetProperty("files").GetRawText());
    }

    [Fact]
    public async Task A_folder_with_a_slash_is_that_folder_and_the_lake_is_no_place_for_what_is_taken_from_it()
    {
        var lake = await SampleLake.CopyAsync(_folder["lake"]);
        Assert.Equal(0, (await HowToMine.RunAsync("export", "balanced", "--lake", lake, "--out", _folder["out"] + "/")).Code);
        Assert.True(File.Exists(_folder["out/manifest.json"]));
        Assert.Contains("\"per_topic\"", await File.ReadAllTextAsync(_folder["out/manifest.json"], TestContext.Current.CancellationToken), StringComparison.Ordinal);
        (await HowToMine.RunAsync("export", "balanced", "--lake", lake, "--out", Path.Combine(lake, "pages", "mine"))).IsRefused(2, "which lies in the lake");
        (await HowToMine.RunAsync("report", "--lake", lake, "--out", Path.Combine(lake, "lake.json"))).IsRefused(2, "which lies in the lake");
        (await HowToMine.RunAsync("export", "balanced", "--lake", lake, "--out", "")).IsRefused(2, "--out is empty");
    }

    async Task<string> OldAsync() => (await HowToMine.RunAsync("query", "select procedure_id from balanced", "--lake", _folder["lake"], "--version", "balanced=1", "--format", "csv")).Output;

    [Theory]
    [InlineData("the lake has no table 'recipes'", "recipes")]
    [InlineData("has no column 'gaol'; it has procedure_id", "procedures", "--columns", "gaol")]
    [InlineData("has no version 99; its newest is", "procedures", "--since", "99")]
    [InlineData("the number of shards is 0", "procedures", "--shards", "0")]
    [InlineData("syntax error", "procedures", "--where", "topic =")]
    [InlineData("column 'goal' is named twice", "procedures", "--columns", "goal,url,goal")]
    [InlineData("the condition is empty", "procedures", "--where", " ")]
    [InlineData("no table '../lake/balanced'", "../lake/balanced")]
    public async Task A_mistake_is_told_and_leaves_nothing_behind(string said, params string[] options)
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        var refused = await HowToMine.RunAsync(["export", .. options, "--lake", _folder["lake"], "--out", _folder["out"]]);
        Assert.NotEqual(0, refused.Code);
        Assert.Contains(said, refused.Error, StringComparison.Ordinal);
        Assert.Equal(["lake"], Directory.GetFileSystemEntries(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_that_is_there_is_left_alone()
    {
        await SampleLake.CopyAsync(_folder["lake"]);
        Directory.CreateDirectory(_folder["out"]);
        await File.WriteAllTextAsync(_folder["out/mine.txt"], "mine", TestContext.Current.CancellationToken);
        var refused = await HowToMine.RunAsync("export", "procedures", "--lake", _folder["lake"], "--out", _folder["out"]);
        Assert.Equal(2, refused.Code);
        Assert.Equal(["mine.txt"], Directory.GetFileSystemEntries(_folder["out"]).Select(Path.GetFileName));
    }
}
