using System.Text.Json;
using How2Mine.Serving;
using How2Mine.Text;

namespace How2Mine.Mining.Stages;

/// <summary>Asks for the procedures that a page teaches.</summary>
/// <remarks>Source: How2Everything (2026), stage "extract"; there one procedure a page, here as many as the page has.</remarks>
public sealed class ExtractStage(ModelSettings settings) : IModelStation<PageText, Candidate>
{
    static readonly AnswerSchema Schema = AnswerSchema.Parse("""
        {"type": "object", "additionalProperties": false, "required": ["procedures", "why_none"], "properties": {
          "procedures": {"type": "array", "maxItems": 20, "items": {"type": "object", "additionalProperties": false, "required": ["goal", "steps"], "properties": {
            "goal": {"type": "string", "minLength": 1, "maxLength": 1000},
            "steps": {"type": "array", "minItems": 1, "maxItems": 100, "items": {"type": "string", "minLength": 1, "maxLength": 4000}}}}},
          "why_none": {"type": "string", "description": "One sentence where there is no procedure, else empty."}}}
        """);

    readonly StageAsking _asking = new(StageNames.Extract, settings, Schema, ["text"], ["title", "url", "language"]);

    public string Name => StageNames.Extract;

    public ModelRequest Ask(PageText page) =>
        _asking.Request(("text", Shown(page.Text)), ("title", page.Title), ("url", page.Page.Url), ("language", page.Language));

    public Outcome<Candidate> Read(PageText page, JsonElement answer)
    {
        var found = new List<Candidate>();
        foreach (var procedure in answer.GetProperty("procedures").EnumerateArray().Take(settings.MaxProcedures))
            found.Add(SaidByModel.Checked(new Candidate(page, SaidByModel.Line(procedure.GetProperty("goal")), SaidByModel.Lines(procedure.GetProperty("steps")), [], $"model/{_asking.Model}") { Ordinal = found.Count }));
        return found.Count > 0 ? Keep.All<Candidate>(found) : Drop.Because("no_procedure", SaidByModel.Line(answer.GetProperty("why_none")));
    }

    string Shown(string text) => text.Length <= settings.MaxPageCharacters ? text : text[..(char.IsHighSurrogate(text[settings.MaxPageCharacters - 1]) ? settings.MaxPageCharacters - 1 : settings.MaxPageCharacters)];
}
