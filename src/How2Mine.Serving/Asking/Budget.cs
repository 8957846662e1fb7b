namespace How2Mine.Serving.Asking;

/// <summary>
/// A hard limit in dollars. What is in flight counts at the most that it can cost; the true price takes its place when it is known.
/// A call that broke off counts at its most too, for nobody can tell what the server charges.
/// </summary>
public sealed class Budget(decimal? maxDollars)
{
    readonly Lock _lock = new();
    TaskCompletionSource _freed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    decimal _spent, _uncertain, _held;

    public decimal? MaxDollars => maxDollars;

    /// <summary>Known prices; what was spent before this run may be put in with <see cref="Settle"/>.</summary>
    public decimal Spent => Locked(() => _spent);

    /// <summary>The most that calls which broke off can have cost.</summary>
    public decimal Uncertain => Locked(() => _uncertain);

    /// <summary>The most that calls in flight can cost.</summary>
    public decimal Held => Locked(() => _held);

    /// <summary>Sets aside what a call can cost; waits where only calls in flight stand in the way. False where it is more than is left.</summary>
    public async ValueTask<bool> HoldAsync(decimal most, CancellationToken ct)
    {
        while (true)
        {
            Task freed;
            lock (_lock)
            {
                if (maxDollars is not { } limit || _spent + _uncertain + _held + most <= limit)
                {
                    _held += most;
                    return true;
                }
                if (_held == 0 || _spent + _uncertain + most > limit) return false;
                freed = _freed.Task;
            }
            await freed.WaitAsync(ct);
        }
    }

    /// <summary>A call is over.</summary>
    /// <param name="held">What was set aside for it.</param>
    /// <param name="price">What it cost; null where nobody knows.</param>
    public void Settle(decimal held, decimal? price)
    {
        TaskCompletionSource freed;
        lock (_lock)
        {
            _held -= held;
            _spent += price ?? 0;
            if (price is null) _uncertain += held;
            if (maxDollars is null) return;
            (freed, _freed) = (_freed, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }
        freed.SetResult();
    }

    decimal Locked(Func<decimal> read)
    {
        lock (_lock) return read();
    }
}
