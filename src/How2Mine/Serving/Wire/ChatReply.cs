using System.Text.Json;

namespace How2Mine.Serving.Wire;

/// <summary>A chat completion as the server sent it, online or in a batch's output.</summary>
/// <param name="Model">The server's name for the model; empty where it gives none.</param>
public sealed record ChatReply(string Model, string Text, AnswerFinish Finish, long TokensIn, long TokensOut, long CachedIn)
{
    /// <summary>What is wrong with a body that is no completion: a fault of the server, never an answer.</summary>
    /// <param name="Code">An HTTP status that the body bears itself, as some proxies do with status 200.</param>
    public sealed record Fault(string What, int? Code = null);

    /// <summary>Reads a body: exactly one of the two is there.</summary>
    public static (ChatReply? Reply, Fault? Fault) Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return Read(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return (null, new Fault(body.Length == 0 ? "an empty body" : $"a body of {body.Length} bytes that is no whole JSON"));
        }
    }

    /// <inheritdoc cref="Read(ReadOnlyMemory{byte})"/>
    public static (ChatReply? Reply, Fault? Fault) Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) return (null, new Fault($"a JSON {body.ValueKind.ToString().ToLowerInvariant()} where a chat completion must be"));
        if (Member(body, "error") is { } error) return (null, new Fault($"an error in place of a completion: {ServerError.Read(error).Message}", ServerError.Read(error).Status));
        if (Member(body, "choices") is not { ValueKind: JsonValueKind.Array } choices || choices.GetArrayLength() == 0) return (null, new Fault("a completion without choices"));
        if (choices[0] is not { ValueKind: JsonValueKind.Object } choice || Member(choice, "message") is not { ValueKind: JsonValueKind.Object } message) return (null, new Fault("a choice without a message"));
        var (text, refusal, reason) = (TextOf(message, "content"), TextOf(message, "refusal"), TextOf(choice, "finish_reason"));
        var usage = Member(body, "usage");
        var (tokensIn, tokensOut) = (Number(usage, "prompt_tokens"), Number(usage, "completion_tokens"));
        // vLLM says abort where it gave up a request, some proxies say error.
        if (reason is "error" or "abort") return (null, new Fault($"a completion that ended with {reason}"));
        if (refusal.Length == 0 && text.Length == 0 && tokensOut == 0 && reason != "content_filter") return (null, new Fault("a completion without text"));
        var finish = refusal.Length > 0 ? AnswerFinish.Refusal : Finished(reason);
        return (new ChatReply(TextOf(body, "model"), refusal.Length > 0 ? refusal : text, finish, tokensIn, tokensOut, Number(Member(usage, "prompt_tokens_details"), "cached_tokens")), null);
    }

    static AnswerFinish Finished(string reason) => reason switch
    {
        "stop" or "eos" or "end_turn" => AnswerFinish.Stop,
        "length" or "max_tokens" => AnswerFinish.Length,
        "content_filter" => AnswerFinish.Filtered,
        _ => AnswerFinish.Other,
    };

    static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } holder && holder.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static string TextOf(JsonElement element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    static long Number(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetInt64(out var value) ? Math.Max(0, value) : 0;
}
