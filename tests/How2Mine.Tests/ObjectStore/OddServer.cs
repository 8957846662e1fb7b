using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace How2Mine.Tests.ObjectStore;

/// <summary>A request as the server's log holds it.</summary>
/// <param name="At">Since the server's start.</param>
sealed record Asked(int Number, string Method, string Path, IReadOnlyDictionary<string, string> Headers, TimeSpan At)
{
    /// <summary>The byte range asked for; the second is the last byte wanted.</summary>
    public (long From, long Last)? Range => Headers.TryGetValue("Range", out var text) && text["bytes=".Length..].Split('-') is [var from, var last]
        ? (long.Parse(from, CultureInfo.InvariantCulture), long.Parse(last, CultureInfo.InvariantCulture)) : null;
}

/// <summary>A small HTTP server that answers as it is told to, against the rules if need be, and logs what it is asked.</summary>
sealed class OddServer : IDisposable
{
    readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    readonly CancellationTokenSource _stop = new();
    readonly Stopwatch _clock = Stopwatch.StartNew();
    readonly Func<Asked, Reply> _answer;
    int _count, _open;

    public OddServer(Func<Asked, Reply> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public ConcurrentQueue<(Asked Asked, Reply Reply, TimeSpan AnsweredAt)> Log { get; } = [];

    public int MostAtOnce { get; private set; }

    public string Url(string path) => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/{path}";

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    async Task AcceptAsync()
    {
        try
        {
            while (true) _ = ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    async Task ServeAsync(TcpClient client)
    {
        using (client)
            try
            {
                client.NoDelay = true;
                using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
                while (await AskedAsync(reader) is { } asked)
                {
                    MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref _open));
                    try
                    {
                        var reply = _answer(asked);
                        Log.Enqueue((asked, reply, _clock.Elapsed));
                        if (!await reply.SendAsync(client.GetStream(), asked.Method == "HEAD", _stop.Token)) return;
                    }
                    finally
                    {
                        Interlocked.Decrement(ref _open);
                    }
                }
            }
            catch (Exception e) when (e is OperationCanceledException or IOException)
            {
                // The client has gone, or the test is over.
            }
    }

    async Task<Asked?> AskedAsync(StreamReader reader)
    {
        if (await reader.ReadLineAsync(_stop.Token) is not { Length: > 0 } first) return null;
        var at = _clock.Elapsed;
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } line) headers[line[..line.IndexOf(':')]] = line[(line.IndexOf(':') + 1)..].Trim();
        return new(Interlocked.Increment(ref _count), first.Split(' ')[0], first.Split(' ')[1].TrimStart('/'), headers, at);
    }
}
