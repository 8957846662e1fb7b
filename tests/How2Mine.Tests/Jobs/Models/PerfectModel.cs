using System.Text.Json;
using How2Mine.Tests.Serving;

namespace How2Mine.Tests.Jobs.Models;

/// <summary>A model that knows the sample crawl: it gives exactly the procedures that people marked, and says yes to all of them.</summary>
static class PerfectModel
{
    /// <summary>Prompts that name their stage first, and the page by its address.</summary>
    static readonly Dictionary<string, string> Prompts = new()
    {
        ["extract"] = "extract\n---\n{{url}}\n{{text}}",
        ["filter"] = "filter\n---\n{{goal}}\n{{steps}}",
        ["rewrite"] = "rewrite\n---\n{{goal}}\n{{steps}}",
        ["resources"] = "resources\n---\n{{goal}}\n{{steps}}",
        ["confirm"] = "confirm\n---\n{{goal}}\n{{steps}}",
    };

    static readonly Lazy<Dictionary<string, List<GoldProcedure>>> Gold = new(() => File.ReadLines(Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, "expected.jsonl"))
        .Select(line => JsonSerializer.Deserialize<GoldPage>(line, JsonSerializerOptions.Web)!).GroupBy(p => p.Url).ToDictionary(g => g.Key, g => g.First().Procedures ?? []));

    public static IReadOnlyDictionary<string, List<GoldProcedure>> Pages => Gold.Value;

    /// <param name="change">A stage whose prompt is another one.</param>
    public static string WritePrompts(string folder, string? change = null)
    {
        Directory.CreateDirectory(folder);
        foreach (var (stage, prompt) in Prompts) File.WriteAllText(Path.Combine(folder, stage + ".md"), stage == change ? prompt.Replace("\n---", " in other words\n---", StringComparison.Ordinal) : prompt);
        return folder;
    }

    public static string Stage(Call call) => call.Body.GetProperty("messages")[0].GetProperty("content").GetString()!.Split([' ', '\n'])[0];

    /// <summary>The answer, after a thought that holds the messages' hash.</summary>
    public static string Answer(Call call) => $"<think>{call.Hash}</think>{JsonSerializer.Serialize(Value(call))}";

    static object Value(Call call)
    {
        // The question stands first, whatever was said after it.
        var lines = call.Body.GetProperty("messages")[1].GetProperty("content").GetString()!.Split('\n');
        return Stage(call) switch
        {
            "extract" => Extracted(lines[0]),
            "filter" => new { reason = "Fine.", drop = false, kind = "none" },
            "rewrite" => new { goal = lines[0], steps = lines.Skip(1).Select(l => l[(l.IndexOf(". ", StringComparison.Ordinal) + 2)..]) },
            "resources" => new { resources = new[] { $"what it takes to {lines[0].ToLowerInvariant()}" } },
            "confirm" => new { correctness = Yes, sequential = Yes, no_specific_entity = Yes, goal_steps_alignment = Yes },
            var other => throw new InvalidOperationException($"'{other}' is no stage"),
        };
    }

    static object Yes => new { yes = true, reason = "" };

    static object Extracted(string url)
    {
        var found = Known(url);
        return new { procedures = found.Select(p => new { goal = p.Goal, steps = p.Steps }), why_none = found.Count > 0 ? "" : "It teaches nothing." };
    }

    /// <summary>Copies of the sample have other endings in place of .example.</summary>
    static List<GoldProcedure> Known(string url) => Gold.Value.GetValueOrDefault(System.Text.RegularExpressions.Regex.Replace(url, @"\.exampl\d+", ".example")) ?? [];

    sealed record GoldPage(string Url, List<GoldProcedure>? Procedures);
}

sealed record GoldProcedure(string Goal, List<string> Steps);
