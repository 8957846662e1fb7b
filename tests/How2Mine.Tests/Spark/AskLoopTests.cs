using System.Text;
using System.Text.Json;
using How2Mine.Mining.Stages;
using How2Mine.Settings;
using How2Mine.Spark;
using How2Mine.Tests.Jobs.Models;
using How2Mine.Tests.Serving;

namespace How2Mine.Tests.Spark;

/// <summary>What executors run where a model mines, without Spark.</summary>
public sealed class AskLoopTests : IDisposable
{
    const int Pages = 300;

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_task_that_runs_again_pays_nothing_twice_and_gives_the_same_lines()
    {
        await using var server = await PerfectServer.StartAsync();
        var first = await RunAsync(server, null);
        Assert.Equal(Pages, first.Count(l => l.StartsWith("fates\t", StringComparison.Ordinal)));
        var asked = server.Log.Count;
        Assert.Equal(first.Order(StringComparer.Ordinal), (await RunAsync(server, null)).Order(StringComparer.Ordinal));
        Assert.Equal(asked, server.Log.Count);
    }

    [Fact]
    public async Task A_server_that_refuses_the_key_ends_the_task_with_its_sentence_though_most_pages_are_not_read()
    {
        await using var server = await FaultServer.StartAsync(_ => Fault.WrongKey, PerfectModel.Answer);
        var running = RunAsync(server, null);
        Assert.Same(running, await Task.WhenAny(running, Task.Delay(TimeSpan.FromSeconds(30), Cancel)));
        Assert.Contains("the server refuses the key", (await Assert.ThrowsAsync<CallerMistakeException>(() => running)).Message);
    }

    [Fact]
    public async Task A_task_that_runs_again_has_no_money_of_its_own()
    {
        await using var server = await PerfectServer.StartAsync();
        var share = Share(5m, """{"perfect-1": [{"from": "2026-01-01", "input": 100, "output": 400}]}""");
        var first = await RunAsync(server, share);
        Assert.Contains(first, l => l.Contains("budget_spent", StringComparison.Ordinal));
        var asked = server.Log.Count;
        Assert.InRange(asked, 1, Pages - 1);
        Assert.Contains(await RunAsync(server, share), l => l.Contains("budget_spent", StringComparison.Ordinal));
        Assert.Equal(asked, server.Log.Count);
    }

    AskingShare Share(decimal? dollars, string? prices) => new(_folder["journal"], [], "run", 1, dollars, prices);

    async Task<string[]> RunAsync(FaultServer server, AskingShare? share)
    {
        var prompts = PerfectModel.WritePrompts(_folder["prompts"]);
        var model = new ModelSettings { Name = "perfect-1", Server = server.Address, InFlight = 4 };
        foreach (var stage in StageNames.All) model = model.With(stage, new StageSettings { Prompt = await File.ReadAllTextAsync(Path.Combine(prompts, stage + ".md"), Cancel) });
        var output = new MemoryStream();
        await new AskLoop(new MiningSettings { Model = model }, share ?? Share(null, null), output).RunAsync(new StringReader(string.Join('\n', Enumerable.Range(0, Pages).Select(Line))), Cancel);
        return Encoding.UTF8.GetString(output.ToArray()).TrimEnd('\n').Split('\n');
    }

    static string Line(int number) => JsonSerializer.Serialize(new
    {
        page_id = $"p{number}",
        record_id = $"r{number}",
        url = number % 3 == 0 ? "https://www.everydaywardrobe.example/care/how-to-hand-wash-wool-sweaters" : $"https://nothing.example/{number}",
        url_host_name = "x",
        warc_filename = "a.warc",
        warc_record_offset = number,
        warc_record_length = 1,
        content_digest = "d",
        content_charset = "utf-8",
        title = "t",
        language = "en",
        topic = "Health",
        topic_score = 1,
        howto_score = 1,
        text = $"Text {number}.",
        blocks = Array.Empty<int>(),
        marked = Array.Empty<int>(),
    });
}
