using System.Text.Json;
using How2Mine.Serving;

namespace How2Mine.Mining.Stages;

/// <summary>Asks four last questions, all of which must be answered with yes.</summary>
/// <remarks>Source: How2Everything (2026), stage "confirm"; the questions' names are the source's.</remarks>
public sealed class ConfirmStage(ModelSettings settings) : IModelStation<Candidate, Candidate>
{
    static readonly string[] Questions = ["correctness", "sequential", "no_specific_entity", "goal_steps_alignment"];

    const string Answer = """{"type": "object", "additionalProperties": false, "required": ["yes", "reason"], "properties": {"yes": {"type": "boolean"}, "reason": {"type": "string", "description": "One sentence where the answer is no, else empty."}}}""";

    static readonly AnswerSchema Schema = AnswerSchema.Parse(
        "{\"type\": \"object\", \"additionalProperties\": false, \"required\": [" + string.Join(", ", Questions.Select(q => $"\"{q}\"")) + "], \"properties\": {" + string.Join(", ", Questions.Select(q => $"\"{q}\": {Answer}")) + "}}");

    readonly StageAsking _asking = new(StageNames.Confirm, settings, Schema, ["goal", "steps"], ["resources"]);

    public string Name => StageNames.Confirm;

    public ModelRequest Ask(Candidate candidate) =>
        _asking.Request(("goal", candidate.Goal), ("steps", Prompt.Numbered(candidate.Steps)), ("resources", string.Join("; ", candidate.Resources)));

    public Outcome<Candidate> Read(Candidate candidate, JsonElement answer)
    {
        var denied = Questions.Where(q => !answer.GetProperty(q).GetProperty("yes").GetBoolean()).ToList();
        return denied.Count == 0 ? Keep.Of(candidate)
            : Drop.Because($"not_{denied[0]}", string.Join("; ", denied.Select(q => $"{q}: {SaidByModel.Line(answer.GetProperty(q).GetProperty("reason"))}")));
    }
}
