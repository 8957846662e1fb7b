using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace How2Mine.Tests.Jobs;

/// <summary>how2mine evaluate says what other programs say of the same pages.</summary>
public sealed partial class EvaluateTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Figures_of_text_are_those_of_the_data_s_own_script()
    {
        var (crawl, gold) = (SharedData.Path("crawl/warc.paths"), SharedData.Path("crawl/gold.jsonl"));
        Assert.Equal(0, (await HowToMine.RunAsync("text", crawl, "--out", _folder["text.jsonl"])).Code);
        var script = Numbers().Matches(await ScriptAsync("score_text.py", gold, _folder["text.jsonl"])).Select(m => double.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
        var figures = await FiguresAsync("text", crawl, gold);
        // pages, empty, F1's own digit, then precision, recall and F1 of webpages, accuracy, recipes, howto.
        Assert.Contains(script, n => Math.Abs(n - figures["webpages: F1 of snippets"]) < 0.0006);
        Assert.Contains(script, n => Math.Abs(n - figures["recipes: steps found"]) < 0.0006);
        Assert.Contains(script, n => Math.Abs(n - figures["howto: steps found"]) < 0.0006);
    }

    [Fact]
    public async Task Gold_of_another_crawl_is_refused_in_one_sentence()
    {
        await File.WriteAllTextAsync(_folder["gold.jsonl"], """{"url": "https://elsewhere.example/", "text": "Nothing of this crawl."}""" + "\n", TestContext.Current.CancellationToken);
        (await HowToMine.RunAsync("evaluate", "text", HowToMine.Sample, "--gold", _folder["gold.jsonl"])).IsRefused(2, "no page of the crawl", "gold.jsonl");
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{\"text\": \"no url\"}")]
    [InlineData("[1]")]
    public async Task A_broken_line_of_gold_is_named(string line)
    {
        await File.WriteAllTextAsync(_folder["gold.jsonl"], $"{{\"url\": \"https://a.example/\", \"text\": \"fine\"}}\n{line}\n", TestContext.Current.CancellationToken);
        (await HowToMine.RunAsync("evaluate", "text", HowToMine.Sample, "--gold", _folder["gold.jsonl"])).IsRefused(2, "line 2", "gold.jsonl");
    }

    [Fact]
    public async Task The_sample_crawl_is_judged_by_its_own_expectations()
    {
        var root = Path.GetDirectoryName(HowToMine.Sample)!;
        await File.WriteAllLinesAsync(_folder["gold.jsonl"], File.ReadLines(Path.Combine(root, "expected.jsonl")), TestContext.Current.CancellationToken);
        var ended = await HowToMine.RunAsync("evaluate", "procedures", HowToMine.Sample, "--gold", _folder["gold.jsonl"]);
        Assert.True(ended.Code == 0, ended.Error);
        Assert.Contains("recall", ended.Output, StringComparison.Ordinal);
    }

    static async Task<Dictionary<string, double>> FiguresAsync(string part, string crawl, string gold)
    {
        var ended = await HowToMine.RunAsync("evaluate", part, crawl, "--gold", gold, "--json", "--worst", "0");
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(f => f.GetProperty("name").GetString()!, f => f.GetProperty("value").GetDouble(), StringComparer.Ordinal);
    }

    static async Task<string> ScriptAsync(string script, params string[] arguments)
    {
        using var process = HowToMine.Start(new Dictionary<string, string>(), ["python3", SharedData.Path(script), .. arguments]);
        var ended = await HowToMine.EndAsync(process);
        Assert.True(ended.Code == 0, ended.Error);
        return ended.Output;
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Numbers();
}
