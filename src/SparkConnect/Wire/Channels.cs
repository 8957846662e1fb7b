using Grpc.Core;
using Grpc.Net.Client;

namespace SparkConnect.Wire;

static class Channels
{
    /// <summary>More often than every five minutes, and the server takes the pings of a quiet stream for an attack.</summary>
    static readonly TimeSpan PingEvery = TimeSpan.FromMinutes(5.5);

    public static GrpcChannel Open(ConnectionString to, SparkSessionOptions options) => GrpcChannel.ForAddress(to.Address, new()
    {
        MaxReceiveMessageSize = options.MaxReceiveMessageSize,
        MaxSendMessageSize = null,
        DisposeHttpClient = true,
        HttpHandler = new SocketsHttpHandler
        {
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            KeepAlivePingDelay = PingEvery,
            KeepAlivePingTimeout = TimeSpan.FromSeconds(20),
            KeepAlivePingPolicy = HttpKeepAlivePingPolicy.WithActiveRequests,
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
        },
    });

    public static Metadata Headers(ConnectionString to)
    {
        var headers = new Metadata();
        foreach (var (key, value) in to.Headers) headers.Add(key, value);
        if (to.Token is not null) headers.Add("authorization", $"Bearer {to.Token}");
        return headers;
    }

    public static string ClientType(ConnectionString to)
    {
        var version = typeof(Channels).Assembly.GetName().Version?.ToString(3);
        return $"{to.UserAgent ?? "SparkConnect"} dotnet/{Environment.Version} SparkConnect/{version}";
    }
}
