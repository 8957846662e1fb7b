namespace ObjectStore.Polite;

/// <summary>
/// Lets requests start one after another, never closer than the rate allows, and only so many be under way. A server that asks for patience slows all of them:
/// they wait out its pause, and the rate is halved, to grow again by a tenth for each minute without a further complaint.
/// </summary>
public sealed class PoliteLimiter : IDisposable
{
    static readonly TimeSpan Steady = TimeSpan.FromMinutes(1);

    readonly StoreOptions _options;
    readonly TimeProvider _time;
    readonly long _origin;
    readonly SemaphoreSlim _places, _turn = new(1);
    readonly Lock _lock = new();
    TimeSpan? _lastStart;
    TimeSpan _pausedUntil, _slowedAt = TimeSpan.MinValue, _steadySince;
    double _rate;

    public PoliteLimiter(StoreOptions options, TimeProvider time)
    {
        options.Check();
        (_options, _time, _origin, _rate) = (options, time, time.GetTimestamp(), options.RequestsPerSecond);
        _places = new(options.MaxConcurrent);
        if (options.StartsInTurn) _lastStart = TimeSpan.Zero;
    }

    /// <summary>The rate as it is now.</summary>
    public double RequestsPerSecond
    {
        get
        {
            lock (_lock) return _rate;
        }
    }

    TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Waits for a place and a start. The place is free again when it is disposed.</summary>
    public PolitePlace Enter(CancellationToken ct = default)
    {
        _places.Wait(ct);
        var place = new PolitePlace(this);
        try
        {
            place.Start(ct);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="Enter"/>
    public async Task<PolitePlace> EnterAsync(CancellationToken ct = default)
    {
        await _places.WaitAsync(ct);
        var place = new PolitePlace(this);
        try
        {
            await place.StartAsync(ct);
            return place;
        }
        catch
        {
            place.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _places.Dispose();
        _turn.Dispose();
    }

    /// <summary>Only who has the turn looks at the clock, so that no two start at once.</summary>
    internal TimeSpan Start(CancellationToken ct)
    {
        _turn.Wait(ct);
        try
        {
            while (StartOrWait() is { } wait) Waiting.Wait(_time, wait, ct);
            return _lastStart!.Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    internal async Task<TimeSpan> StartAsync(CancellationToken ct)
    {
        await _turn.WaitAsync(ct);
        try
        {
            while (StartOrWait() is { } wait) await Waiting.WaitAsync(_time, wait, ct);
            return _lastStart!.Value;
        }
        finally
        {
            _turn.Release();
        }
    }

    internal void Leave() => _places.Release();

    /// <summary>Several requests that were under way together and met the same refusal halve the rate once.</summary>
    internal void SlowDown(TimeSpan started, TimeSpan pause)
    {
        lock (_lock)
        {
            var now = Now;
            if (now + pause > _pausedUntil) _pausedUntil = now + pause;
            _steadySince = now;
            if (started <= _slowedAt) return;
            _slowedAt = now;
            _rate = Math.Max(Math.Min(_options.SlowestRequestsPerSecond, _options.RequestsPerSecond), _rate / 2);
        }
    }

    internal void Succeeded()
    {
        lock (_lock)
        {
            var now = Now;
            if (_rate >= _options.RequestsPerSecond || now - _steadySince < Steady) return;
            _steadySince = now;
            _rate = Math.Min(_options.RequestsPerSecond, _rate * 1.1);
        }
    }

    /// <summary>Null where the start is now and has been noted, else how long it is not yet time.</summary>
    TimeSpan? StartOrWait()
    {
        lock (_lock)
        {
            var now = Now;
            var due = _lastStart is { } last && last + TimeSpan.FromSeconds(1 / _rate) is var next && next > _pausedUntil ? next : _pausedUntil;
            if (now < due) return due - now;
            _lastStart = now;
            return null;
        }
    }
}
