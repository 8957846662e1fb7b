using System.Text.Json;
using How2Mine.Serving;

namespace How2Mine.Mining.Stages;

/// <summary>Asks what the steps need from outside: tools, ingredients, equipment, places.</summary>
/// <remarks>Source: How2Everything (2026), stage "resources".</remarks>
public sealed class ResourcesStage(ModelSettings settings) : IModelStation<Candidate, Candidate>
{
    static readonly AnswerSchema Schema = AnswerSchema.Parse("""
        {"type": "object", "additionalProperties": false, "required": ["resources"], "properties": {
          "resources": {"type": "array", "maxItems": 100, "items": {"type": "string", "maxLength": 300}}}}
        """);

    readonly StageAsking _asking = new(StageNames.Resources, settings, Schema, ["goal", "steps"], []);

    public string Name => StageNames.Resources;

    public ModelRequest Ask(Candidate candidate) => _asking.Request(("goal", candidate.Goal), ("steps", Prompt.Numbered(candidate.Steps)));

    public Outcome<Candidate> Read(Candidate candidate, JsonElement answer) =>
        Keep.Of(candidate with { Resources = [.. SaidByModel.Lines(answer.GetProperty("resources")).Distinct(StringComparer.OrdinalIgnoreCase)] });
}
