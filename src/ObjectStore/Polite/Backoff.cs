namespace ObjectStore.Polite;

/// <summary>The waits between tries: doubling, up to the longest, each shortened by chance to as little as half so that many do not come back at once.</summary>
sealed class Backoff(StoreOptions options)
{
    readonly Random _chance = options.JitterSeed is { } seed ? new(seed) : new();
    readonly Lock _lock = new();

    /// <param name="failed">Failures in a row, this one included.</param>
    public TimeSpan After(int failed)
    {
        var whole = Math.Min(options.LongestDelay.TotalSeconds, options.FirstDelay.TotalSeconds * Math.Pow(2, failed - 1));
        lock (_lock) return TimeSpan.FromSeconds(whole * (1 - (_chance.NextDouble() / 2)));
    }
}
