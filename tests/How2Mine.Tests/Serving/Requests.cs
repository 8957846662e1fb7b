using How2Mine.Serving;

namespace How2Mine.Tests.Serving;

/// <summary>Requests and replies as tests need them.</summary>
static class Requests
{
    public static readonly AnswerSchema Procedure = AnswerSchema.Parse("""
        {"type": "object", "properties": {"goal": {"type": "string", "minLength": 1}, "steps": {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 5},
         "rating": {"type": ["integer", "null"], "minimum": 1, "maximum": 5}, "kind": {"type": "string", "enum": ["a", "b"]}}, "required": ["goal", "steps"], "additionalProperties": false}
        """);

    public static ModelRequest Of(string text, string stage = "extract", string model = "test-model", ModelParameters? parameters = null) =>
        new(stage, model, [ModelMessage.System("Answer in JSON."), ModelMessage.User(text)], Procedure, parameters ?? new() { Temperature = 0, MaxTokens = 200 });

    public static ModelAnswer Answer(string key, string text, AnswerFinish finish = AnswerFinish.Stop) => new()
    {
        Key = key,
        Stage = "extract",
        Model = "test-model",
        ServerModel = "test-model",
        Text = text,
        Finish = finish,
        TokensIn = 10,
        TokensOut = 5,
        Dollars = 0.0001m,
        LatencyMs = 3,
        Attempt = 1,
        At = new DateTime(2026, 5, 1, 12, 0, 0, DateTimeKind.Utc),
    };

    /// <summary>A dictionary of replies.</summary>
    public sealed class Known : Dictionary<string, ModelAnswer>, IAnswers
    {
        public ModelAnswer? Find(string key) => TryGetValue(key, out var answer) ? answer : null;
    }
}
