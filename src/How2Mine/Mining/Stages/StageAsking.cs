using How2Mine.Serving;

namespace How2Mine.Mining.Stages;

/// <summary>One stage's model, prompt, schema and parameters: all that its requests have in common.</summary>
sealed class StageAsking(string stage, ModelSettings settings, AnswerSchema schema, IReadOnlyList<string> required, IReadOnlyList<string> optional)
{
    readonly StageSettings _own = settings.Stages.First(s => s.Stage == stage).Settings;
    readonly Prompt _prompt = Prompt.Parse(stage, settings.Stages.First(s => s.Stage == stage).Settings.Prompt ?? Prompt.BuiltIn(stage), required, optional);

    public string Model => _own.Model ?? settings.Name;

    public ModelRequest Request(params ReadOnlySpan<(string Place, string Value)> values) => new(stage, Model, _prompt.Fill(values), schema, _own.Parameters ?? settings.Parameters);
}
