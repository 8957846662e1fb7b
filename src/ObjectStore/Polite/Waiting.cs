namespace ObjectStore.Polite;

static class Waiting
{
    static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    /// <summary>Holds the thread for the time, or for an hour if that is less. May end a moment early: whoever waits for a time looks at the clock again.</summary>
    public static void Wait(TimeProvider time, TimeSpan wait, CancellationToken ct)
    {
        if (wait <= TimeSpan.Zero) return;
        // Not disposed: the timer's last call may come after a cancelled wait.
        var over = new ManualResetEventSlim();
        using var timer = time.CreateTimer(_ => over.Set(), null, AtMostLongest(wait), Timeout.InfiniteTimeSpan);
        over.Wait(ct);
    }

    /// <inheritdoc cref="Wait"/>
    public static Task WaitAsync(TimeProvider time, TimeSpan wait, CancellationToken ct) =>
        wait <= TimeSpan.Zero ? Task.CompletedTask : Task.Delay(AtMostLongest(wait), time, ct);

    static TimeSpan AtMostLongest(TimeSpan wait) => wait < Longest ? wait : Longest;
}
