namespace How2Mine.Serving.Asking;

/// <summary>
/// Holds requests in flight, requests a minute and tokens a minute within their limits. A server that asks for patience pauses all starts and takes a part off the number in flight
/// (once for all that were under way together); each answer raises it again.
/// </summary>
sealed class ModelLimiter
{
    /// <summary>What a plea for patience leaves of the number in flight; as much as CUBIC leaves of a window (RFC 9438, section 4.6).</summary>
    const double Left = 0.7;

    /// <summary>What an answer adds. A stray plea among a hundred answers then costs little, and a full window is back after a few rounds.</summary>
    const double Added = 0.25;

    readonly ClientLimits _limits;
    readonly TimeProvider _time;
    readonly long _origin;
    readonly Lock _lock = new();
    readonly Queue<TaskCompletionSource> _waiting = new();
    readonly Pace _requests, _tokens;
    TimeSpan _pausedUntil, _slowedAt = TimeSpan.MinValue;
    double _window;
    int _inFlight;

    public ModelLimiter(ClientLimits limits, TimeProvider time)
    {
        (_limits, _time, _origin) = (limits, time, time.GetTimestamp());
        (_requests, _tokens) = (new Pace(limits.RequestsPerMinute), new Pace(limits.TokensPerMinute));
        _window = limits.InFlight;
    }

    /// <summary>How many may be in flight now.</summary>
    public int Window
    {
        get
        {
            lock (_lock) return (int)_window;
        }
    }

    TimeSpan Now => _time.GetElapsedTime(_origin);

    /// <summary>Waits for a place and a start. The place is free again when it is disposed.</summary>
    public async ValueTask<ModelPlace> EnterAsync(double tokens, CancellationToken ct)
    {
        await PlaceAsync(ct);
        try
        {
            for (var wait = Reserve(tokens); wait > TimeSpan.Zero; wait = Paused()) await Task.Delay(wait, _time, ct);
            return new ModelPlace(this, Now, tokens);
        }
        catch
        {
            Leave();
            throw;
        }
    }

    internal void Leave()
    {
        lock (_lock)
        {
            _inFlight--;
            LetIn();
        }
    }

    internal void Succeeded(double tokensAwry)
    {
        lock (_lock)
        {
            _tokens.Correct(tokensAwry);
            if (_window >= _limits.InFlight) return;
            _window = Math.Min(_limits.InFlight, _window + Added);
            LetIn();
        }
    }

    internal void SlowDown(TimeSpan started, TimeSpan pause)
    {
        lock (_lock)
        {
            var now = Now;
            if (now + pause > _pausedUntil) _pausedUntil = now + pause;
            if (started <= _slowedAt) return;
            _slowedAt = now;
            _window = Math.Max(1, _window * Left);
        }
    }

    /// <summary>The server is back after it was down: it is met gently.</summary>
    public void StartAnew()
    {
        lock (_lock) _window = Math.Min(_window, 8);
    }

    async ValueTask PlaceAsync(CancellationToken ct)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _inFlight < (int)_window)
            {
                _inFlight++;
                return;
            }
            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }
        using (ct.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn)) await turn.Task;
    }

    /// <summary>Those who gave up waiting are passed over.</summary>
    void LetIn()
    {
        while (_inFlight < (int)_window && _waiting.TryDequeue(out var turn))
            if (turn.TrySetResult()) _inFlight++;
    }

    TimeSpan Reserve(double tokens)
    {
        lock (_lock)
        {
            var now = Now;
            var start = new[] { now, _pausedUntil, _requests.Due, _tokens.Due }.Max();
            _requests.Start(start, 1);
            _tokens.Start(start, tokens);
            return start - now;
        }
    }

    TimeSpan Paused()
    {
        lock (_lock) return _pausedUntil - Now;
    }
}
