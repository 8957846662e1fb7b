using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using How2Mine.Tests.Jobs.Models;
using How2Mine.Tests.Serving;

namespace How2Mine.Spark.Tests.Host;

/// <summary>The perfect model behind a server that always answers, and counts how often it is asked the same.</summary>
sealed class ListeningModel : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly Task _serving;

    public ListeningModel()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}";
        free.Stop();
        _listener.Prefixes.Add(Address + "/");
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address { get; }

    /// <summary>Calls by the messages' hash.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new();

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            await AnswerAsync(context);
        }
    }

    async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.InputStream);
        var messages = body.RootElement.GetProperty("messages");
        var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(messages.GetRawText())));
        var call = new Call(0, hash, Asked.AddOrUpdate(hash, 1, (_, n) => n + 1), messages[messages.GetArrayLength() - 1].GetProperty("content").GetString()!, body.RootElement, null, TimeSpan.Zero);
        var answer = JsonSerializer.SerializeToUtf8Bytes(new
        {
            model = body.RootElement.GetProperty("model").GetString(),
            choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = PerfectModel.Answer(call) } } },
            usage = new { prompt_tokens = 20, completion_tokens = 5, total_tokens = 25 },
        });
        context.Response.ContentType = "application/json";
        context.Response.ContentLength64 = answer.Length;
        await context.Response.OutputStream.WriteAsync(answer);
        context.Response.Close();
    }
}
