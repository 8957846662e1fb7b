namespace How2Mine.Serving.Asking;

/// <summary>The waits between tries.</summary>
sealed class Backoff(RetryPolicy policy)
{
    readonly Random _chance = policy.JitterSeed is { } seed ? new(seed) : new();
    readonly Lock _lock = new();

    /// <param name="failed">Failures in a row, this one included.</param>
    public TimeSpan After(int failed)
    {
        var whole = Math.Min(policy.LongestDelay.TotalSeconds, policy.FirstDelay.TotalSeconds * Math.Pow(2, Math.Min(failed - 1, 60)));
        lock (_lock) return TimeSpan.FromSeconds(whole * (1 - (_chance.NextDouble() / 2)));
    }
}
