using System.Globalization;
using System.Text.Json;
using How2Mine.Serving.Journal;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>Runs of the program in which a model mines the sample crawl.</summary>
sealed class ModelMining(string folder)
{
    public const string Model = "perfect-1";

    public string Prompts { get; } = PerfectModel.WritePrompts(Path.Combine(folder, "prompts"));

    /// <summary>Settings that wait as little as a test may.</summary>
    public string Settings { get; } = Write(Path.Combine(folder, "settings.json"), """{"model": {"name": "perfect-1", "timeout_seconds": 2, "retry_delay_seconds": 0.02, "tries": 8}}""");

    public string Prices { get; } = Write(Path.Combine(folder, "prices.json"), """{"perfect-1": [{"from": "2026-01-01", "input": 100, "output": 400}]}""");

    public string[] Words(string lake, string? server, params string[] more) => Words(HowToMine.Sample, lake, server, more);

    public string[] Words(string crawl, string lake, string? server, string[] more) =>
        ["mine", crawl, "--lake", Path.Combine(folder, lake), "--settings", Settings, "--prompts", Prompts, "--json", .. server is null ? Array.Empty<string>() : ["--server", server], .. more];

    /// <summary>A run that must succeed; its summary.</summary>
    public async Task<JsonElement> RunAsync(string lake, string? server, params string[] more) => await RunAsync(Words(lake, server, more));

    public static async Task<JsonElement> RunAsync(string[] words)
    {
        var ended = await HowToMine.RunAsync(words);
        Assert.True(ended.Code == 0, ended.Error);
        return JsonDocument.Parse(ended.Output).RootElement.GetProperty("model").Clone();
    }

    /// <summary>The messages' hashes of the answers that a lake's journals hold.</summary>
    public HashSet<string> Journalled(string lake) =>
        [.. AnswerStore.Open(Path.Combine(folder, lake, "journal")).All().Select(a => a.Text).Where(t => t.StartsWith("<think>", StringComparison.Ordinal)).Select(t => t[7..t.IndexOf("</think>", StringComparison.Ordinal)])];

    static string Write(string path, string text)
    {
        File.WriteAllText(path, text.ToString(CultureInfo.InvariantCulture));
        return path;
    }
}
