using System.Net;
using System.Net.Sockets;
using ObjectStore.Polite;

namespace ObjectStore.Http;

/// <summary>The one way out: each request, redirects included, starts when the limiter lets it. Synchronous throughout, on the caller's thread.</summary>
sealed class HttpDoor : IDisposable
{
    const int MaxRedirects = 5;

    readonly HttpClient _client;
    readonly PoliteLimiter _limiter;
    readonly TimeProvider _time;
    readonly Func<ObjectAddress, HttpMethod, Uri> _locate;

    /// <param name="locate">The URL of an object for a request. It may hold a signature, so it is in no message.</param>
    public HttpDoor(HttpMessageHandler? handler, StoreOptions options, PoliteLimiter limiter, TimeProvider time, Func<ObjectAddress, HttpMethod, Uri> locate)
    {
        _client = new(handler ?? Handler(options), disposeHandler: handler is null) { Timeout = options.Timeout };
        _client.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", options.UserAgent);
        // Bytes are wanted as they are stored.
        _client.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", "identity");
        (_limiter, _time, _locate) = (limiter, time, locate);
    }

    /// <returns>An answer with a status of success, or that the object or range is not the one asked for.</returns>
    /// <exception cref="PassingException">The server failed, or asks for patience.</exception>
    /// <exception cref="ObjectStoreException">The server refuses.</exception>
    public HttpAnswer Send(HttpAsk ask, CancellationToken ct)
    {
        var place = _limiter.Enter(ct);
        HttpResponseMessage? response = null;
        try
        {
            response = Follow(ask, place, ct);
            if (!response.IsSuccessStatusCode && response.StatusCode is not (HttpStatusCode.PreconditionFailed or HttpStatusCode.RequestedRangeNotSatisfiable))
                throw Refusal.Of(response, ask.Address, place, _time.GetUtcNow());
            place.Succeeded();
            return new(response, place);
        }
        catch
        {
            response?.Dispose();
            place.Dispose();
            throw;
        }
    }

    public void Dispose() => _client.Dispose();

    HttpResponseMessage Follow(HttpAsk ask, PolitePlace place, CancellationToken ct)
    {
        var url = _locate(ask.Address, ask.Method);
        for (var redirects = 0; ; redirects++)
        {
            using var request = Request(ask, url);
            var response = _client.Send(request, HttpCompletionOption.ResponseHeadersRead, ct);
            if (response.StatusCode is not (HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
                || response.Headers.Location is not { } location) return response;
            response.Dispose();
            var next = new Uri(url, location);
            if (redirects == MaxRedirects) throw new ObjectStoreException(ask.Address.Text, response.StatusCode, $"the server redirects more than {MaxRedirects} times; expected the object: check the address");
            if (next.Scheme != "https" && next.Scheme != url.Scheme)
                throw new ObjectStoreException(ask.Address.Text, response.StatusCode, $"the server redirects from {url.Scheme} to {next.Scheme}, which is not followed; expected https: check the address");
            url = next;
            place.Start(ct);
        }
    }

    static HttpRequestMessage Request(HttpAsk ask, Uri url)
    {
        var request = new HttpRequestMessage(ask.Method, url);
        if (ask.From is { } from) request.Headers.Range = new(from, ask.End - 1);
        if (ask.IfMatch is { } tag) request.Headers.TryAddWithoutValidation("If-Match", tag);
        return request;
    }

    static SocketsHttpHandler Handler(StoreOptions options) => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        // The rest of a body that is not wanted is not fetched.
        MaxResponseDrainSize = 0,
        ConnectTimeout = options.Timeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(10),
        ConnectCallback = async (context, ct) =>
        {
            // The client's own timeout ends with an answer's head; a synchronous read of the body ends by that of the socket.
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true, ReceiveTimeout = (int)options.Timeout.TotalMilliseconds };
            try
            {
                await socket.ConnectAsync(context.DnsEndPoint, ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
