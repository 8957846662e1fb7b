using System.Globalization;
using System.Text.Json;

namespace How2Mine.Serving;

/// <summary>A question to a model. Two requests with the same key have the same answer.</summary>
public sealed class ModelRequest(string stage, string model, IReadOnlyList<ModelMessage> messages, AnswerSchema? schema, ModelParameters parameters)
{
    string? _key;

    /// <summary>Who asks, for counts and prices; no part of the key.</summary>
    public string Stage { get; } = stage;

    public string Model { get; } = model;

    public IReadOnlyList<ModelMessage> Messages { get; } = messages;

    /// <summary>The shape that the answer must have; null for free text.</summary>
    public AnswerSchema? Schema { get; } = schema;

    public ModelParameters Parameters { get; } = parameters;

    /// <summary>128 bits of SHA-256 over everything that shapes the answer, as 32 hexadecimal digits.</summary>
    public string Key => _key ??= Hash();

    public override string ToString() => $"{Stage} request {Key} to {Model}";

    /// <summary>Each parameter is named, so that a new one, where it is not set, changes no older key.</summary>
    string Hash()
    {
        var parts = new List<string>(16) { "model request", Model };
        foreach (var message in Messages)
        {
            parts.Add(message.Role);
            parts.Add(message.Text);
        }
        Add("schema", Schema?.Text);
        Add("temperature", Parameters.Temperature?.ToString("R", CultureInfo.InvariantCulture));
        Add("top_p", Parameters.TopP?.ToString("R", CultureInfo.InvariantCulture));
        Add("max_tokens", Parameters.MaxTokens?.ToString(CultureInfo.InvariantCulture));
        Add("seed", Parameters.Seed?.ToString(CultureInfo.InvariantCulture));
        Add("reasoning_effort", Parameters.ReasoningEffort);
        Add("extra", Parameters.Extra is { } extra ? JsonSerializer.Serialize(extra) : null);
        return ContentId.Of([.. parts]);

        void Add(string name, string? value)
        {
            if (value is not null) parts.Add($"{name}={value}");
        }
    }
}
