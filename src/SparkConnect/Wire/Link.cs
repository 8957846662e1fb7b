using Grpc.Core;
using Grpc.Net.Client;
using SparkConnect.Protocol;

namespace SparkConnect.Wire;

/// <summary>The way to one session on one server: who asks, with which headers, how often again.</summary>
sealed class Link : IDisposable
{
    /// <summary>For what is said in passing and may not hold anybody up.</summary>
    public static readonly TimeSpan ShortDeadline = TimeSpan.FromSeconds(0.9);

    readonly GrpcChannel _channel;
    readonly Metadata _headers;
    readonly UserContext _user;
    readonly string _clientType;
    readonly RpcErrors _errors;
    string? _observed;

    public Link(ConnectionString to, SparkSessionOptions options)
    {
        options.Retry.Require();
        _channel = Channels.Open(to, options);
        _headers = Channels.Headers(to);
        _clientType = Channels.ClientType(to);
        Client = new(_channel);
        Retry = new(options.Retry, options.Time);
        SessionId = to.SessionId ?? Guid.NewGuid().ToString();
        var user = to.UserId ?? Environment.UserName;
        _user = new() { UserId = user, UserName = user };
        _errors = new(to, this);
    }

    public SparkConnectService.SparkConnectServiceClient Client { get; }

    public RetryLoop Retry { get; }

    public string SessionId { get; }

    public T Signed<T>(T request) where T : ISessionRequest
    {
        request.SessionId = SessionId;
        request.UserContext = _user;
        request.ClientType = _clientType;
        if (_observed is not null) request.ClientObservedServerSideSessionId = _observed;
        return request;
    }

    public ReleaseSessionRequest Goodbye() => new() { SessionId = SessionId, UserContext = _user, ClientType = _clientType };

    /// <summary>Keeps the server's own id of the session, which the first answer brings.</summary>
    public void Observe(string serverSideSessionId)
    {
        if (serverSideSessionId.Length > 0) _observed ??= serverSideSessionId;
    }

    public CallOptions Options(CancellationToken ct, TimeSpan? timeout = null) =>
        new(_headers, timeout is { } span ? DateTime.UtcNow + span : null, ct);

    /// <summary>A question and its answer, tried again while the link is broken.</summary>
    public Task<T> AskAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken ct) =>
        Retry.RunAsync(token => AskOnceAsync(call, null, token), ct);

    public async Task<T> AskOnceAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, TimeSpan? timeout, CancellationToken ct)
    {
        try
        {
            using var asked = call(Options(ct, timeout));
            return await asked.ResponseAsync;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            throw Unpack(e, ct);
        }
    }

    /// <summary>Says something whose failure harms nobody: the server cleans up by itself what it is not told about.</summary>
    public async Task<bool> TellAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call)
    {
        try
        {
            using var told = call(Options(CancellationToken.None, ShortDeadline));
            await told.ResponseAsync;
            return true;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException or ObjectDisposedException)
        {
            return false;
        }
    }

    public Exception Unpack(Exception error, CancellationToken ct) => _errors.Unpack(error, ct);

    public void Dispose() => _channel.Dispose();
}
