using System.Text.Json;

namespace How2Mine.Serving.Wire;

/// <summary>The body of a chat completion request, the same online and in batch files.</summary>
public static class ChatRequestJson
{
    static ReadOnlySpan<byte> SchemaName => "answer"u8;

    public static void Write(Utf8JsonWriter json, ModelRequest request, ChatDialect dialect) =>
        Write(json, request.Model, request.Messages, request.Parameters, request.Schema?.Json, dialect);

    /// <param name="schema">Enforced by the server; null for free text.</param>
    public static void Write(Utf8JsonWriter json, string model, IReadOnlyList<ModelMessage> messages, ModelParameters parameters, JsonElement? schema, ChatDialect dialect)
    {
        json.WriteStartObject();
        json.WriteString("model"u8, model);
        json.WriteStartArray("messages"u8);
        foreach (var message in messages)
        {
            json.WriteStartObject();
            json.WriteString("role"u8, message.Role);
            json.WriteString("content"u8, message.Text);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteParameters(json, parameters, dialect);
        if (schema is { } shape) WriteFormat(json, shape);
        json.WriteEndObject();
    }

    static void WriteParameters(Utf8JsonWriter json, ModelParameters parameters, ChatDialect dialect)
    {
        if (parameters.Temperature is { } temperature) json.WriteNumber("temperature"u8, temperature);
        if (parameters.TopP is { } topP) json.WriteNumber("top_p"u8, topP);
        if (parameters.MaxTokens is { } most) json.WriteNumber(dialect.CompletionTokens ? "max_completion_tokens"u8 : "max_tokens"u8, most);
        if (parameters.Seed is { } seed) json.WriteNumber("seed"u8, seed);
        if (parameters.ReasoningEffort is { } effort) json.WriteString("reasoning_effort"u8, effort);
        if (parameters.Extra is not { ValueKind: JsonValueKind.Object } extra) return;
        foreach (var member in extra.EnumerateObject()) member.WriteTo(json);
    }

    static void WriteFormat(Utf8JsonWriter json, JsonElement schema)
    {
        json.WriteStartObject("response_format"u8);
        json.WriteString("type"u8, "json_schema"u8);
        json.WriteStartObject("json_schema"u8);
        json.WriteString("name"u8, SchemaName);
        json.WriteBoolean("strict"u8, true);
        json.WritePropertyName("schema"u8);
        schema.WriteTo(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
