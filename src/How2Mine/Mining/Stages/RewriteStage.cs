using System.Text.Json;
using How2Mine.Serving;

namespace How2Mine.Mining.Stages;

/// <summary>Asks for goal and steps in a form that can be tested: one path, one action a step, nothing but what the goal needs.</summary>
/// <remarks>Source: How2Everything (2026), stage "rewrite".</remarks>
public sealed class RewriteStage(ModelSettings settings) : IModelStation<Candidate, Candidate>
{
    static readonly AnswerSchema Schema = AnswerSchema.Parse("""
        {"type": "object", "additionalProperties": false, "required": ["goal", "steps"], "properties": {
          "goal": {"type": "string", "minLength": 1, "maxLength": 1000},
          "steps": {"type": "array", "minItems": 1, "maxItems": 100, "items": {"type": "string", "minLength": 1, "maxLength": 4000}}}}
        """);

    readonly StageAsking _asking = new(StageNames.Rewrite, settings, Schema, ["goal", "steps"], []);

    public string Name => StageNames.Rewrite;

    public ModelRequest Ask(Candidate candidate) => _asking.Request(("goal", candidate.Goal), ("steps", Prompt.Numbered(candidate.Steps)));

    public Outcome<Candidate> Read(Candidate candidate, JsonElement answer) =>
        Keep.Of(SaidByModel.Checked(candidate with { Goal = SaidByModel.Line(answer.GetProperty("goal")), Steps = SaidByModel.Lines(answer.GetProperty("steps")) }));
}
