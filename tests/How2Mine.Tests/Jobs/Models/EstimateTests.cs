using System.Text.Json;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>What a model is said to cost, and what it costs; what a page was asked, and what another prompt makes of it.</summary>
public sealed class EstimateTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_estimate_is_near_the_bill_and_its_sample_is_paid_once()
    {
        var mining = new ModelMining(_folder.Path);
        await using var server = await PerfectServer.StartAsync();
        string[] model = ["--settings", mining.Settings, "--prompts", mining.Prompts, "--server", server.Address, "--prices", mining.Prices];
        var ended = await HowToMine.RunAsync(["estimate", HowToMine.Sample, "--lake", _folder["lake"], "--pages", "70", "--json", .. model]);
        Assert.True(ended.Code == 0, ended.Error);
        var dollars = JsonDocument.Parse(ended.Output).RootElement.GetProperty("all").GetProperty("dollars");
        var sampled = server.Log.Count;
        await mining.RunAsync("lake", server.Address, "--prices", mining.Prices);
        Assert.All(server.Replies, r => Assert.Equal(1, r.Value));
        Assert.InRange(sampled, 70, server.Log.Count - 70);

        var status = await HowToMine.RunAsync("query", "select sum(dollars) as d from answers", "--lake", _folder["lake"], "--format", "jsonl");
        var paid = JsonDocument.Parse(status.Output).RootElement.GetProperty("d").GetDouble();
        TestContext.Current.SendDiagnosticMessage(FormattableString.Invariant($"estimated {dollars.GetProperty("total").GetDouble():0.00} ({dollars.GetProperty("low").GetDouble():0.00} to {dollars.GetProperty("high").GetDouble():0.00}), paid {paid:0.00}"));
        Assert.InRange(dollars.GetProperty("total").GetDouble(), 0.85 * paid, 1.15 * paid);
        Assert.InRange(paid, dollars.GetProperty("low").GetDouble(), dollars.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task Why_tells_what_was_asked_and_replay_what_another_prompt_changes()
    {
        const string url = "https://www.millgatehousing.example/tenants/repairs/bleeding-a-radiator.aspx";
        var mining = new ModelMining(_folder.Path);
        await using var server = await PerfectServer.StartAsync();
        await mining.RunAsync("lake", server.Address, "--prices", mining.Prices);
        var why = await HowToMine.RunAsync("why", url, "--lake", _folder["lake"]);
        foreach (var stage in new[] { "extract", "filter", "rewrite", "resources", "confirm" }) Assert.Contains($"asked     {stage}, perfect-1:", why.Output, StringComparison.Ordinal);
        Assert.Contains("\"no_specific_entity\":{\"yes\":true", why.Output, StringComparison.Ordinal);
        var asked = server.Log.Count;
        PerfectModel.WritePrompts(mining.Prompts, change: "resources");
        var replay = await HowToMine.RunAsync("replay", url, "--lake", _folder["lake"], "--prompts", mining.Prompts);
        Assert.True(replay.Code == 0, replay.Error);
        Assert.Equal("resources", PerfectModel.Stage(Assert.Single(server.Log.Skip(asked)).Call));
        Assert.Contains("    goal    ", replay.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\n  - ", replay.Output, StringComparison.Ordinal);
        var status = await HowToMine.RunAsync("status", "--lake", _folder["lake"]);
        Assert.Contains("What models cost", status.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_once()
    {
        var mining = new ModelMining(_folder.Path);
        string[] words = ["mine", HowToMine.Sample, "--lake", _folder["lake"], "--model", "m"];
        File.WriteAllText(Path.Combine(mining.Prompts, "filter.md"), "Is {{goal}} good?");
        (await HowToMine.RunAsync([.. words, "--prompts", mining.Prompts])).IsRefused(2, "prompt 'filter' has no {{steps}}");
        (await HowToMine.RunAsync([.. words, "--server", "http://127.0.0.1:1", "--key-env", "NO_SUCH_VARIABLE"])).IsRefused(2, "NO_SUCH_VARIABLE");
        (await HowToMine.RunAsync([.. words, "--server", "here"])).IsRefused(2, "'here' is no server's address");
        (await HowToMine.RunAsync("mine", HowToMine.Sample, "--lake", _folder["lake"], "--max-dollars", "3")).IsRefused(2, "--max-dollars needs a model");
        (await HowToMine.RunAsync([.. words, "--server", "http://127.0.0.1:1", "--max-dollars", "3"])).IsRefused(2, "the price of model 'm' is not known");
        (await HowToMine.RunAsync([.. words, "--server", "http://127.0.0.1:1"])).IsRefused(2, "no server answers at the address");
        (await HowToMine.RunAsync("batch", "absorb", "nothing.jsonl", "--lake", _folder["lake"])).IsRefused(2, "'nothing.jsonl' does not exist");
    }
}
