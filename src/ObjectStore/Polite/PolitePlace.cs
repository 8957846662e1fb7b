namespace ObjectStore.Polite;

/// <summary>A request's place among those under way.</summary>
public sealed class PolitePlace : IDisposable
{
    readonly PoliteLimiter _limiter;
    TimeSpan _started;
    int _left;

    internal PolitePlace(PoliteLimiter limiter) => _limiter = limiter;

    /// <summary>The request went well.</summary>
    public void Succeeded() => _limiter.Succeeded();

    /// <summary>The other side asked for patience: nobody starts before the pause is over, and all start at longer intervals.</summary>
    public void SlowDown(TimeSpan pause) => _limiter.SlowDown(_started, pause);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _left, 1) == 0) _limiter.Leave();
    }

    /// <summary>Waits until a request may start: the first, or a further one in the same place, as after a redirect.</summary>
    internal void Start(CancellationToken ct) => _started = _limiter.Start(ct);

    internal async Task StartAsync(CancellationToken ct) => _started = await _limiter.StartAsync(ct);
}
