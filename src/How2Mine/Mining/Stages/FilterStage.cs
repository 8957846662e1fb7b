using System.Text.Json;
using How2Mine.Serving;

namespace How2Mine.Mining.Stages;

/// <summary>Asks whether a procedure is of a kind that tests nothing: tied to a name, pure mathematics, clicks, free creation, without order, unreasonable.</summary>
/// <remarks>Source: How2Everything (2026), stage "filter".</remarks>
public sealed class FilterStage(ModelSettings settings) : IModelStation<Candidate, Candidate>
{
    static readonly AnswerSchema Schema = AnswerSchema.Parse("""
        {"type": "object", "additionalProperties": false, "required": ["reason", "drop", "kind"], "properties": {
          "reason": {"type": "string", "description": "One sentence."},
          "drop": {"type": "boolean"},
          "kind": {"type": "string", "enum": ["none", "named_entity", "mathematics", "user_interface", "creative", "unordered", "unreasonable"]}}}
        """);

    readonly StageAsking _asking = new(StageNames.Filter, settings, Schema, ["goal", "steps"], []);

    public string Name => StageNames.Filter;

    public ModelRequest Ask(Candidate candidate) => _asking.Request(("goal", candidate.Goal), ("steps", Prompt.Numbered(candidate.Steps)));

    public Outcome<Candidate> Read(Candidate candidate, JsonElement answer)
    {
        if (!answer.GetProperty("drop").GetBoolean()) return Keep.Of(candidate);
        var kind = answer.GetProperty("kind").GetString()!;
        return Drop.Because(kind == "none" ? "filtered" : kind, SaidByModel.Line(answer.GetProperty("reason")));
    }
}
