namespace How2Mine.Serving.Asking;

/// <summary>Knows whether the server is up. While it is down all wait, but for one try at growing intervals; the first that gets through lets all go on.</summary>
sealed class Circuit : IDisposable
{
    readonly RetryPolicy _policy;
    readonly TimeProvider _time;
    readonly Backoff _backoff;
    readonly Action _back;
    readonly Lock _lock = new();
    readonly Queue<TaskCompletionSource<bool>> _waiting = new();
    readonly ITimer _timer;
    long _troubleSince;
    int _faults, _busy, _probes;
    bool _down, _probeDue, _probing;

    /// <param name="back">Called when the server is up again.</param>
    public Circuit(RetryPolicy policy, TimeProvider time, Backoff backoff, Action back)
    {
        (_policy, _time, _backoff, _back) = (policy, time, backoff, back);
        _timer = time.CreateTimer(_ => ProbeDue(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>The server has answered something at some time.</summary>
    public bool EverAnswered { get; private set; }

    public bool IsDown
    {
        get
        {
            lock (_lock) return _down;
        }
    }

    /// <summary>Waits while the server is down.</summary>
    public async ValueTask<CircuitPass> PassAsync(CancellationToken ct)
    {
        TaskCompletionSource<bool> turn;
        lock (_lock)
        {
            if (!_down) return new CircuitPass(this, isProbe: false);
            if (_probeDue)
            {
                (_probeDue, _probing) = (false, true);
                return new CircuitPass(this, isProbe: true);
            }
            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn);
        }
        using (ct.UnsafeRegister(static (state, token) => ((TaskCompletionSource<bool>)state!).TrySetCanceled(token), turn)) return new CircuitPass(this, await turn.Task);
    }

    public void Dispose() => _timer.Dispose();

    /// <summary>The server answered, be it with a refusal.</summary>
    internal void Answered()
    {
        lock (_lock)
        {
            _faults = _busy = _probes = 0;
            EverAnswered = true;
            if (!_down) return;
            _down = _probeDue = _probing = false;
            _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            while (_waiting.TryDequeue(out var turn)) turn.TrySetResult(false);
        }
        _back();
    }

    /// <summary>How long there has been no answer, this fault included, and how many faults it makes.</summary>
    internal (TimeSpan Silence, int Faults) Failed()
    {
        lock (_lock)
        {
            if (++_faults >= _policy.FaultsUntilDown && !_down)
            {
                _down = true;
                ProbeLater();
            }
            return (Silence(), _faults);
        }
    }

    /// <summary>The server asked for patience: it is there, and gives no answer.</summary>
    internal TimeSpan Busy()
    {
        lock (_lock)
        {
            EverAnswered = true;
            _busy++;
            return Silence();
        }
    }

    /// <summary>The probe is over without an answer.</summary>
    internal void ProbeEnded()
    {
        lock (_lock)
        {
            if (!_down || !_probing) return;
            _probing = false;
            ProbeLater();
        }
    }

    /// <summary>Since the first of many faults and pleas in a row; a few, far apart, are no silence.</summary>
    TimeSpan Silence()
    {
        if (_faults + _busy == 1) _troubleSince = _time.GetTimestamp();
        return _faults + _busy < _policy.FaultsUntilDown ? TimeSpan.Zero : _time.GetElapsedTime(_troubleSince);
    }

    void ProbeLater() => _timer.Change(_backoff.After(++_probes), Timeout.InfiniteTimeSpan);

    void ProbeDue()
    {
        lock (_lock)
        {
            if (!_down || _probing) return;
            while (_waiting.TryDequeue(out var turn))
                if (turn.TrySetResult(true))
                {
                    _probing = true;
                    return;
                }
            _probeDue = true;
        }
    }
}
