using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace How2Mine.Tests.Serving;

/// <summary>A server of chat completions that answers by a function of the call, fails as it is told to, and keeps a log.</summary>
sealed class FaultServer : IAsyncDisposable
{
    static readonly byte[] TenMegabytes = new byte[10 << 20];

    readonly WebApplication _app;
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly ConcurrentDictionary<string, int> _times = new();
    readonly Func<Call, Fault> _fault;
    readonly Func<Call, string> _answer;
    int _calls, _open;

    FaultServer(Func<Call, Fault> fault, Func<Call, string> answer)
    {
        (_fault, _answer) = (fault, answer);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    public ConcurrentQueue<(Call Call, Fault Fault)> Log { get; } = [];

    /// <summary>Replies sent whole, by the messages' hash.</summary>
    public ConcurrentDictionary<string, int> Replies { get; } = new();

    public int MostAtOnce { get; private set; }

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static Task<FaultServer> StartAsync(params Fault[] first) => StartAsync(call => call.Time <= first.Length ? first[call.Time - 1] : Fault.None);

    public static async Task<FaultServer> StartAsync(Func<Call, Fault> fault, Func<Call, string>? answer = null)
    {
        var server = new FaultServer(fault, answer ?? (call => JsonSerializer.Serialize(new { goal = call.Text, steps = new[] { "one", "two" } })));
        await server._app.StartAsync();
        return server;
    }

    /// <summary>A share of all calls meets one of the faults, drawn by call, so that every run draws the same.</summary>
    public static Func<Call, Fault> Mixed(double share, params Fault[] faults) => call =>
    {
        var drawn = SHA256.HashData(Encoding.UTF8.GetBytes($"{call.Hash} {call.Time}"));
        return BitConverter.ToUInt32(drawn) / (double)uint.MaxValue < share ? faults[BitConverter.ToUInt32(drawn, 4) % (uint)faults.Length] : Fault.None;
    };

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    async Task ServeAsync(HttpContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var messages = body.RootElement.GetProperty("messages");
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(messages.GetRawText())));
        var call = new Call(Interlocked.Increment(ref _calls), hash, _times.AddOrUpdate(hash, 1, (_, n) => n + 1), messages[messages.GetArrayLength() - 1].GetProperty("content").GetString()!,
            body.RootElement.Clone(), context.Request.Headers.Authorization, _clock.Elapsed);
        var fault = _fault(call);
        Log.Enqueue((call, fault));
        lock (Log) MostAtOnce = Math.Max(MostAtOnce, ++_open);
        try
        {
            await AnswerAsync(context, call, fault);
        }
        catch (OperationCanceledException)
        {
            // The client has gone.
        }
        finally
        {
            lock (Log) _open--;
        }
    }

    async Task AnswerAsync(HttpContext context, Call call, Fault fault)
    {
        var (response, ct) = (context.Response, context.RequestAborted);
        switch (fault)
        {
            case Fault.Busy: await ErrorAsync(response, 429, "rate limit reached", "rate_limit_exceeded"); break;
            case Fault.BusyWithPause:
                response.Headers.RetryAfter = "1";
                await ErrorAsync(response, 429, "rate limit reached", "rate_limit_exceeded");
                break;
            case Fault.Error500: await ErrorAsync(response, 500, "out of memory", "server_error"); break;
            case Fault.Error503: await ErrorAsync(response, 503, "overloaded", "unavailable_error"); break;
            case Fault.WrongKey: await ErrorAsync(response, 401, $"no such key: {call.Authorization?.Split(' ')[^1]}", "invalid_api_key"); break;
            case Fault.UnknownModel: await ErrorAsync(response, 404, "the model does not exist", "model_not_found"); break;
            case Fault.QuotaSpent: await ErrorAsync(response, 429, "you exceeded your current quota", "insufficient_quota"); break;
            case Fault.ContextTooLong: await ErrorAsync(response, 400, "This model's maximum context length is 4096 tokens.", "BadRequestError"); break;
            case Fault.SchemaUnknown: await ErrorAsync(response, 400, "response_format of type json_schema is not supported", "invalid_request_error"); break;
            case Fault.MaxTokensUnknown: await ErrorAsync(response, 400, "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead.", "unsupported_parameter"); break;
            case Fault.BadRequest: await ErrorAsync(response, 400, "temperature must be 1", "invalid_request_error"); break;
            case Fault.Hang: await Task.Delay(Timeout.Infinite, ct); break;
            case Fault.Reset: context.Abort(); break;
            case Fault.Drip:
                for (response.ContentType = "application/json"; ; await Task.Delay(50, ct)) await response.WriteAsync(" ", ct);
            case Fault.HalfBody:
                var whole = Completion(call, fault);
                response.ContentLength = whole.Length;
                await response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2), ct);
                await response.Body.FlushAsync(ct);
                context.Abort();
                break;
            case Fault.WrongType:
                response.ContentType = "text/html";
                await response.WriteAsync("<html>It works!</html>", ct);
                break;
            case Fault.NoChoices: await response.WriteAsJsonAsync(new { id = "x", choices = Array.Empty<int>() }, ct); break;
            case Fault.ErrorInside: await response.WriteAsJsonAsync(new { error = new { message = "upstream failed", code = 502 } }, ct); break;
            case Fault.Huge:
                response.ContentType = "application/json";
                await response.Body.WriteAsync(TenMegabytes, ct);
                break;
            default:
                if (fault == Fault.Slow) await Task.Delay(TimeSpan.FromSeconds(2), ct);
                response.ContentType = "application/json";
                var completion = Completion(call, fault);
                response.ContentLength = completion.Length;
                Replies.AddOrUpdate(call.Hash, 1, (_, n) => n + 1);
                await response.Body.WriteAsync(completion, ct);
                break;
        }
    }

    byte[] Completion(Call call, Fault fault)
    {
        var answer = _answer(call);
        var text = fault switch { Fault.LengthStop => answer[..(answer.Length / 2)], Fault.InvalidJson => "I think { that: is } it", Fault.WrongJson => """{"goal": "x", "steps": "one"}""", _ => answer };
        var model = fault == Fault.OtherModel ? "quite-another-model" : call.Body.GetProperty("model").GetString();
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            id = $"c{call.Number}",
            @object = "chat.completion",
            created = 1,
            model,
            choices = new[]
            {
                new
                {
                    index = 0, finish_reason = fault == Fault.LengthStop ? "length" : "stop",
                    message = new { role = "assistant", content = fault == Fault.Refusal ? null : text, refusal = fault == Fault.Refusal ? "I cannot help with that." : null },
                },
            },
            usage = new { prompt_tokens = 20, completion_tokens = text.Length, total_tokens = 20 + text.Length },
        });
    }

    static async Task ErrorAsync(HttpResponse response, int status, string message, string code)
    {
        response.StatusCode = status;
        await response.WriteAsJsonAsync(new { error = new { message, type = code, code } });
    }
}
