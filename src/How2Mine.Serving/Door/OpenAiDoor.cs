using System.Buffers;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Wire;
using Microsoft.Extensions.AI;

namespace How2Mine.Serving.Door;

/// <summary>A chat client for any server that speaks OpenAI's chat completions. Thin: a body out, a body in, each within its limit; it tries nothing twice.</summary>
public sealed class OpenAiDoor : IChatClient
{
    static readonly MediaTypeHeaderValue Json = new("application/json");
    static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    readonly HttpMessageInvoker _http;
    readonly Uri _address;
    readonly string? _key;
    readonly int _maxAnswerBytes;
    readonly TimeProvider _time;
    volatile ChatDialect _dialect = new();

    /// <param name="server">With or without the path: <c>http://127.0.0.1:8000</c>, <c>https://api.openai.com/v1</c>.</param>
    /// <param name="key">Sent as bearer; null for a server that wants none.</param>
    /// <param name="maxAnswerBytes">A longer body is a fault of the server; no more than this is ever held.</param>
    /// <exception cref="CallerMistakeException">The address is none.</exception>
    public OpenAiDoor(string server, string? key, int maxAnswerBytes = 4 << 20, TimeProvider? time = null)
    {
        (_address, _key, _maxAnswerBytes, _time) = (Address(server), key, maxAnswerBytes, time ?? TimeProvider.System);
        if (key is not null && key.AsSpan().ContainsAnyExceptInRange('!', '~')) throw new CallerMistakeException("the key holds blanks, line ends or other signs that no key has; copy it anew into the environment");
        _http = new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(15),
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            EnableMultipleHttp2Connections = true,
            AllowAutoRedirect = false,
            UseCookies = false,
            ActivityHeadersPropagator = null,
            MaxResponseHeadersLength = 64,
        });
    }

    /// <summary>The key comes from an environment variable, and from nowhere else.</summary>
    /// <param name="required">False where the variable's name is only the usual one and the server may want no key.</param>
    public static OpenAiDoor WithKeyFrom(string variable, string server, bool required)
    {
        var key = Environment.GetEnvironmentVariable(variable);
        if (string.IsNullOrEmpty(key) && required) throw new CallerMistakeException($"the environment variable {variable} is empty; it is to hold the server's key");
        return new OpenAiDoor(server, string.IsNullOrEmpty(key) ? null : key.Trim());
    }

    /// <exception cref="ModelCallException">The server gave no completion.</exception>
    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var told = messages.Select(m => new ModelMessage(m.Role.Value, m.Text)).ToList();
        var dialect = _dialect;
        var sent = await SendAsync(told, options ?? new(), dialect, cancellationToken);
        if (sent is { Reply: null, Error.IsMaxTokensUnknown: true } && !dialect.CompletionTokens)
        {
            _dialect = new ChatDialect { CompletionTokens = true };
            sent = await SendAsync(told, options ?? new(), _dialect, cancellationToken);
        }
        var reply = sent.Reply ?? throw new ModelCallException(sent.Fault!);
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, reply.Text))
        {
            ModelId = reply.Model,
            FinishReason = reply.Finish switch { AnswerFinish.Stop => ChatFinishReason.Stop, AnswerFinish.Length => ChatFinishReason.Length, AnswerFinish.Filtered => ChatFinishReason.ContentFilter, _ => null },
            Usage = new UsageDetails { InputTokenCount = reply.TokensIn, OutputTokenCount = reply.TokensOut, TotalTokenCount = reply.TokensIn + reply.TokensOut, CachedInputTokenCount = reply.CachedIn },
            RawRepresentation = reply,
        };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _http.Dispose();

    async Task<Sent> SendAsync(List<ModelMessage> messages, ChatOptions options, ChatDialect dialect, CancellationToken ct)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, _address) { Content = Body(messages, options, dialect), VersionPolicy = HttpVersionPolicy.RequestVersionOrHigher, Version = HttpVersion.Version11 };
        if (_key is not null) message.Headers.TryAddWithoutValidation("Authorization", $"Bearer {_key}");
        using var response = await _http.SendAsync(message, ct);
        var (body, length) = await BodyLimit.ReadAsync(response.Content, _maxAnswerBytes, ct);
        try
        {
            if (length > _maxAnswerBytes) return new(null, new CallFault(FaultKind.Server, $"an answer of more than {_maxAnswerBytes} bytes", MayBeBilled: true), null);
            var bytes = body.AsMemory(0, length);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                var error = Hidden(ServerError.Read(bytes));
                return new(null, CallFault.OfStatus((int)response.StatusCode, error, RetryAfter(response)), error);
            }
            if (response.Content.Headers.ContentType?.MediaType is { } type && !type.EndsWith("json", StringComparison.OrdinalIgnoreCase))
                return new(null, new CallFault(FaultKind.Server, $"an answer of type {type}, expected application/json", MayBeBilled: true), null);
            var (reply, fault) = ChatReply.Read(bytes);
            if (fault is null) return new(reply, null, null);
            var told = Hidden(new ServerError(fault.What, "", fault.Code));
            return new(null, fault.Code is >= 400 and < 600 ? CallFault.OfStatus(fault.Code.Value, told) : new CallFault(FaultKind.Server, told.Message, MayBeBilled: true), null);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(body);
        }
    }

    ByteArrayContent Body(List<ModelMessage> messages, ChatOptions options, ChatDialect dialect)
    {
        var parameters = options.RawRepresentationFactory?.Invoke(this) as ModelParameters ?? new ModelParameters
        {
            Temperature = options.Temperature,
            TopP = options.TopP,
            MaxTokens = options.MaxOutputTokens,
            Seed = options.Seed,
            ReasoningEffort = options.Reasoning?.Effort?.ToString().ToLowerInvariant(),
        };
        var buffer = new ArrayBufferWriter<byte>(512 + messages.Sum(m => m.Text.Length + 32));
        using (var json = new Utf8JsonWriter(buffer, Writing))
            ChatRequestJson.Write(json, options.ModelId ?? "", messages, parameters, (options.ResponseFormat as ChatResponseFormatJson)?.Schema, dialect);
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(buffer.WrittenMemory, out var bytes);
        return new ByteArrayContent(bytes.Array!, bytes.Offset, bytes.Count) { Headers = { ContentType = Json } };
    }

    /// <summary>Some servers say the key that they refuse.</summary>
    ServerError Hidden(ServerError error) => _key is { Length: > 3 } ? error with { Message = error.Message.Replace(_key, "(the key)", StringComparison.Ordinal) } : error;

    TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var after = response.Headers.RetryAfter is { } told ? told.Delta ?? (told.Date - _time.GetUtcNow()) : null;
        return after > TimeSpan.Zero ? after : null;
    }

    static Uri Address(string server)
    {
        if (!Uri.TryCreate(server, UriKind.Absolute, out var uri) || uri is not { Scheme: "http" or "https", Query: "", Fragment: "" })
            throw new CallerMistakeException($"'{server}' is no server's address, expected one such as http://127.0.0.1:8000 or https://api.openai.com/v1");
        if (uri.UserInfo.Length > 0) throw new CallerMistakeException("the server's address holds a user name or password; keys come from the environment");
        var path = uri.AbsolutePath.TrimEnd('/');
        return new Uri(uri, path.EndsWith("/chat/completions", StringComparison.Ordinal) ? path : path.Length == 0 ? "/v1/chat/completions" : $"{path}/chat/completions");
    }

    /// <summary>What a call brought: a reply or a fault.</summary>
    sealed record Sent(ChatReply? Reply, CallFault? Fault, ServerError? Error);
}
