using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SparkConnect;

namespace How2Mine.Tests.SparkConnect;

/// <summary>A server in this process that speaks the protocol over real HTTP/2, from a script.</summary>
sealed class FakeSpark : IAsyncDisposable
{
    readonly WebApplication _app;

    FakeSpark(WebApplication app, FakeService service) => (_app, Service) = (app, service);

    public FakeService Service { get; }

    public ConnectionString ConnectionString => new() { Host = "127.0.0.1", Port = new Uri(_app.Urls.Single()).Port };

    public static async Task<FakeSpark> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, port => port.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc();
        var service = new FakeService();
        builder.Services.AddSingleton(service);
        var app = builder.Build();
        app.MapGrpcService<FakeService>();
        await app.StartAsync();
        return new(app, service);
    }

    /// <summary>A session that tries five times, with pauses of no length.</summary>
    public Task<SparkSession> ConnectAsync(SparkSessionOptions? options = null) =>
        SparkSession.ConnectAsync(ConnectionString, options ?? new() { Retry = new() { MaxTries = 5, InitialPause = TimeSpan.FromMilliseconds(1), MaxPause = TimeSpan.FromMilliseconds(1) } }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        await _app.StopAsync(now.Token);
        await _app.DisposeAsync();
    }
}
