using System.Text.Json;
using System.Text.Json.Nodes;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>What batch servers give back beside answers: failures in several shapes, strangers, rubbish. Only what is missing is asked again.</summary>
public sealed class BatchFaultTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Failures_are_emitted_again_and_what_no_server_will_answer_drops_its_page()
    {
        var mining = new ModelMining(_folder.Path);
        await mining.RunAsync("lake", null);
        await SucceedsAsync("batch", "emit", "--lake", _folder["lake"], "--out", _folder["first"], "--format", "openai");
        var requests = BatchServer.Requests(_folder["first"]);
        Assert.All(requests, r => Assert.False(r.GetProperty("body").TryGetProperty("max_tokens", out _)));
        Assert.All(requests, r => Assert.Equal(4096, r.GetProperty("body").GetProperty("max_completion_tokens").GetInt32()));
        var answers = BatchServer.Answer(_folder["first"], 1).ToDictionary(a => JsonNode.Parse(a)!["custom_id"]!.GetValue<string>());
        var ids = requests.Select(r => r.GetProperty("custom_id").GetString()!).ToList();
        List<string> lines =
        [
            Line(new { custom_id = ids[0], response = new { status_code = 400, body = new { } }, error = "This model's maximum context length is 4096 tokens." }),
            Line(new { custom_id = ids[1], response = new { status_code = 400, body = new { } }, error = new { message = "engine died", type = "server_error" } }),
            Line(new { custom_id = ids[2], response = (object?)null, error = new { code = "batch_expired", message = "This request could not be executed before the completion window expired." } }),
            Line(new { custom_id = ids[3], response = new { status_code = 200, body = new { choices = Array.Empty<int>() } }, error = (object?)null }),
            Line(new { custom_id = "extract.00000000000000000000000000000000", response = new { status_code = 200, body = new { } }, error = (object?)null }),
            """{"custom_id": "extr""",
            """{"custom_id": "\ud800", "response": null, "error": null}""",
            """{"custom_id": 7}""",
            "",
            .. ids.Skip(4).Select(id => answers[id]),
            answers[ids[4]],
        ];
        File.WriteAllLines(_folder["out.jsonl"], lines);
        var absorbed = await SucceedsAsync("batch", "absorb", _folder["out.jsonl"], "--lake", _folder["lake"]);
        Assert.Contains($"{ids.Count - 4} new answers (0.00 dollars), 1 known before, 1 refused for good, 3 failed, 1 of no batch of this lake, 3 lines unreadable", absorbed.Error, StringComparison.Ordinal);
        Assert.Contains("engine died", absorbed.Error, StringComparison.Ordinal);

        var status = await SucceedsAsync("batch", "status", "--lake", _folder["lake"]);
        Assert.Matches($@"\b{ids.Count} +│ +{ids.Count - 4} +│ +1 +│ +3 +│", status.Output);
        var dropped = await SucceedsAsync("query", "select count(*) as n from fates where reason = 'context_too_long'", "--lake", _folder["lake"], "--format", "jsonl");
        Assert.NotEqual("""{"n":0}""", dropped.Output.Trim());
        await SucceedsAsync("batch", "emit", "--lake", _folder["lake"], "--out", _folder["second"]);
        Assert.Equal(ids.Skip(1).Take(3).Order(StringComparer.Ordinal), BatchServer.Requests(_folder["second"]).Select(r => r.GetProperty("custom_id").GetString()!).Where(id => id.StartsWith("extract.", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        (await HowToMine.RunAsync("batch", "emit", "--lake", _folder["lake"], "--out", _folder["second"])).IsRefused(2, "is not empty");
    }

    static string Line(object line) => JsonSerializer.Serialize(line);

    static async Task<Ended> SucceedsAsync(params string[] words)
    {
        var ended = await HowToMine.RunAsync(words);
        Assert.True(ended.Code == 0, ended.Error);
        return ended;
    }
}
