using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace How2Mine.Tests.Jobs;

/// <summary>how2mine evaluate says what other programs say of the same pages.</summary>
public sealed class EvaluateTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Figures_of_text_are_those_of_the_data_s_own_script()
    {
        var (crawl, gold) = (SharedData.Path("crawl/warc.paths"), SharedData.Path("crawl/gold.jsonl"));
        Assert.Equal(0, (await HowToMine.RunAsync("text", crawl, "--out", _folder["text.jsonl"])).Code);
        var script = await ScriptAsync("score_text.py", gold, _folder["text.jsonl"]);
        var figures = await FiguresAsync("text", crawl, gold);
        Assert.Equal(After("F1", script), figures["webpages: F1 of snippets"], 0.0006);
        Assert.Equal(After("recipe steps found", script), figures["recipes: steps found"], 0.0006);
        Assert.Equal(After("howto steps found", script), figures["howto: steps found"], 0.0006);
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
    public async Task Figures_of_procedures_are_those_of_the_data_s_own_script()
    {
        var gold = Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, "expected.jsonl");
        await SampleLake.CopyAsync(_folder["lake"]);
        var candidates = await HowToMine.RunAsync("query", "select url, goal, steps, topic from candidates", "--lake", _folder["lake"], "--format", "jsonl");
        await File.WriteAllTextAsync(_folder["candidates.jsonl"], candidates.Output, TestContext.Current.CancellationToken);
        var script = await ScriptAsync("score_procedures.py", gold, _folder["candidates.jsonl"]);
        var figures = await FiguresAsync("procedures", HowToMine.Sample, gold);
        Assert.Equal(After("howto: recall", script), figures["howto: recall"], 0.0006);
        var refused = Regex.Match(script, @"kept out (\d+)/(\d+)");
        Assert.Equal(double.Parse(refused.Groups[1].Value, CultureInfo.InvariantCulture) / double.Parse(refused.Groups[2].Value, CultureInfo.InvariantCulture), figures["pages to refuse: refused"], 0.0006);
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

    /// <summary>The number that stands behind words in what a script printed.</summary>
    static double After(string words, string printed) => double.Parse(Regex.Match(printed, Regex.Escape(words) + @" (\d+\.\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
