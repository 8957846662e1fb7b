namespace SparkConnect;

/// <summary>How often and after which pauses a call is tried again when the link to the server breaks.</summary>
/// <remarks>
/// The default lasts some nine minutes, as Spark's own clients do: a driver can be out of reach while it collects garbage.
/// A statement's tries are counted anew whenever something came from the server.
/// </remarks>
public sealed record RetryPolicy
{
    public static RetryPolicy Default { get; } = new();

    public static RetryPolicy None { get; } = new() { MaxTries = 1 };

    /// <summary>The first try included.</summary>
    public int MaxTries { get; init; } = 16;

    public TimeSpan InitialPause { get; init; } = TimeSpan.FromMilliseconds(50);

    public TimeSpan MaxPause { get; init; } = TimeSpan.FromMinutes(1);

    public double Multiplier { get; init; } = 4;

    /// <summary>A pause is longer by a random share of itself, at most this one.</summary>
    public double Jitter { get; init; } = 0.2;

    /// <summary>Makes the random shares the same in every run.</summary>
    public int? Seed { get; init; }

    /// <summary>Which errors are worth another try.</summary>
    public Func<Exception, bool> Retries { get; init; } = error => error is SparkLinkException;

    /// <summary>The pause after so many failed tries.</summary>
    internal TimeSpan Pause(int failed, Random random)
    {
        var pause = Math.Min(InitialPause.TotalMilliseconds * Math.Pow(Multiplier, failed - 1), MaxPause.TotalMilliseconds);
        return TimeSpan.FromMilliseconds(pause * (1 + Jitter * random.NextDouble()));
    }

    internal void Require()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxTries, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(InitialPause, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MaxPause, InitialPause);
        ArgumentOutOfRangeException.ThrowIfLessThan(Multiplier, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Jitter);
    }
}
