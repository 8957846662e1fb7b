using System.Text.Json;

namespace How2Mine.Serving;

/// <summary>What shapes an answer beside model, messages and schema; null leaves it to the server.</summary>
public sealed record ModelParameters
{
    public double? Temperature { get; init; }

    public double? TopP { get; init; }

    /// <summary>The longest answer in tokens, thinking included. A limit in dollars needs it.</summary>
    public int? MaxTokens { get; init; }

    public long? Seed { get; init; }

    /// <summary>How long a thinking model thinks: none, minimal, low, medium, high.</summary>
    public string? ReasoningEffort { get; init; }

    /// <summary>An object whose members go into the request's body as they are, such as <c>{"chat_template_kwargs": {"enable_thinking": false}}</c>.</summary>
    public JsonElement? Extra { get; init; }
}
