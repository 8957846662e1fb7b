using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace How2Mine.Benchmarks;

/// <summary>A server of chat completions that gives the same answer to all, at once.</summary>
sealed class InstantServer : IAsyncDisposable
{
    static readonly byte[] Answer = JsonSerializer.SerializeToUtf8Bytes(new
    {
        id = "x",
        @object = "chat.completion",
        created = 1,
        model = "m",
        choices = new[] { new { index = 0, finish_reason = "stop", message = new { role = "assistant", content = JsonSerializer.Serialize(new { goal = "Bake bread at home", steps = Enumerable.Repeat("Mix the flour with water and leave it", 8) }) } } },
        usage = new { prompt_tokens = 900, completion_tokens = 100, total_tokens = 1000 },
    });

    readonly WebApplication _app;

    InstantServer(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();

    public static async Task<InstantServer> StartAsync(int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, port));
        var app = builder.Build();
        app.Run(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = Answer.Length;
            await context.Response.Body.WriteAsync(Answer, context.RequestAborted);
        });
        await app.StartAsync();
        return new InstantServer(app);
    }

    public Task ServeAsync() => _app.WaitForShutdownAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}
