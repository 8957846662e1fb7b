using System.Text.Json;

namespace How2Mine.Serving.Wire;

/// <summary>What a server says went wrong: OpenAI's object, or the text and the shapes that vLLM, llama.cpp and proxies use.</summary>
/// <param name="Code">The error's code and type, for telling kinds apart; empty where there is none.</param>
/// <param name="Status">An HTTP status named in the error.</param>
public sealed record ServerError(string Message, string Code, int? Status)
{
    /// <summary>A message longer than this is a page.</summary>
    const int MaxMessage = 300;

    /// <summary>The prompt is longer than the model can take.</summary>
    public bool IsContextTooLong => Has("context_length") || Has("exceed_context_size") || Has("context length") || Has("context size") || Has("context window") || Has("maximum prompt length") || Has("prompt is too long");

    /// <summary>The server cannot enforce a schema.</summary>
    public bool IsSchemaUnknown => Has("response_format") || Has("json_schema") || Has("structured output") || Has("structured_output") || Has("guided") || Has("grammar");

    public bool IsMaxTokensUnknown => Has("max_completion_tokens");

    /// <summary>Nothing is left to spend: waiting is no use.</summary>
    public bool IsQuotaSpent => Has("insufficient_quota") || Has("billing");

    public bool IsFiltered => Has("content_filter") || Has("content_policy") || Has("content management policy");

    public static ServerError Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return Read(root.ValueKind == JsonValueKind.Object && root.TryGetProperty("error", out var error) ? error : root);
        }
        catch (JsonException)
        {
            return new ServerError(Short(System.Text.Encoding.UTF8.GetString(body.Span[..Math.Min(body.Length, 4 * MaxMessage)])), "", null);
        }
    }

    public static ServerError Read(JsonElement error)
    {
        if (error.ValueKind == JsonValueKind.String) return new ServerError(Short(error.GetString()!), "", null);
        if (error.ValueKind != JsonValueKind.Object) return new ServerError(Short(error.GetRawText()), "", null);
        var message = Text("message") is { Length: > 0 } told ? told : Text("detail") is { Length: > 0 } detail ? detail : error.GetRawText();
        int? status = error.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number : null;
        return new ServerError(Short(message), $"{Text("code")} {Text("type")} {Text("param")}".Trim(), status);

        string Text(string name) => error.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
    }

    bool Has(string words) => Code.Contains(words, StringComparison.OrdinalIgnoreCase) || Message.Contains(words, StringComparison.OrdinalIgnoreCase);

    static string Short(string message)
    {
        var line = string.Join(' ', message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaxMessage ? line : $"{line[..MaxMessage]}…";
    }
}
