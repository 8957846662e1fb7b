using System.Text.Json;
using How2Mine.Mining.Stages;
using How2Mine.Settings;

namespace How2Mine.Work;

/// <summary>What a run was: which program with which settings and prompts, from when to when, and what it bought.</summary>
/// <param name="Ended">Null while it runs, and for ever where it was killed.</param>
/// <param name="Program">Version, with the git commit from which it was built.</param>
/// <param name="Settings">Names the file in the lake's settings folder.</param>
/// <param name="Models">The model of each stage; none where rules mine.</param>
/// <param name="Prompts">The hash of each stage's prompt.</param>
public sealed record RunManifest(string Id, DateTimeOffset Started, DateTimeOffset? Ended, string Program, string Command, string Settings, IReadOnlyDictionary<string, string> Models, IReadOnlyDictionary<string, string> Prompts, IReadOnlyList<StageBill> Bill)
{
    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static RunManifest Begin(MiningSettings settings, string command, TimeProvider time)
    {
        var started = time.GetUtcNow();
        var stages = settings.Model is { } model ? model.Frozen.Stages : [];
        return new RunManifest(
            $"{started:yyyyMMddTHHmmssfff}-{Environment.ProcessId}", started, null, ProgramVersion.Current, command, settings.Hash,
            new SortedDictionary<string, string>(stages.ToDictionary(s => s.Stage, s => s.Settings.Model ?? settings.Model!.Name), StringComparer.Ordinal),
            new SortedDictionary<string, string>(stages.ToDictionary(s => s.Stage, s => Prompt.HashOf(s.Settings.Prompt!)), StringComparer.Ordinal), []);
    }

    public RunManifest End(IReadOnlyList<StageBill> bill, TimeProvider time) => this with { Ended = time.GetUtcNow(), Bill = bill };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    public static RunManifest Parse(byte[] json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<RunManifest>(json, Json) ?? throw new JsonException("null");
        }
        catch (JsonException e)
        {
            throw new CallerMistakeException($"'{name}' is no run's manifest ({e.Message}); take it out of the lake");
        }
    }
}

/// <summary>What a run bought for one stage.</summary>
/// <param name="Calls">Tries, those without an answer included.</param>
public sealed record StageBill(string Stage, string Model, long Answers, long Calls, long TokensIn, long TokensOut, decimal Dollars);
