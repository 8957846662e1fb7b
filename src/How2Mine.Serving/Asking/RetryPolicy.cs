namespace How2Mine.Serving.Asking;

/// <summary>How patient a client is. Only broken links, faults of the server and its pleas for patience are tried again.</summary>
public sealed record RetryPolicy
{
    /// <summary>Tries of one request that meet a fault before it is left for a later run; pleas for patience do not count, nor do faults while the server is down.</summary>
    public int Tries { get; init; } = 6;

    /// <summary>Pleas for patience that one request may meet.</summary>
    public int BusyTries { get; init; } = 50;

    /// <summary>The wait after the first fault; it doubles with each further one, and each is shortened by chance to as little as half.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>For one try, from its start to the answer's last byte.</summary>
    public TimeSpan TryTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>For all tries of one request and the waits between them; waits that the client's limits or the server's pauses impose on all do not count.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>A longer pause asked for by the server ends the run.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>So many faults in a row, without an answer among them, and the server counts as down: all wait until one try gets through.</summary>
    public int FaultsUntilDown { get; init; } = 10;

    /// <summary>A server that gives no answer at all for so long ends the run.</summary>
    public TimeSpan LongestOutage { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Makes the waits repeatable.</summary>
    public int? JitterSeed { get; init; }

    internal void Check()
    {
        if (Tries < 1 || BusyTries < 1 || FaultsUntilDown < 1) throw new CallerMistakeException($"tries is {Tries}, busy tries {BusyTries}, faults until down {FaultsUntilDown}; expected at least 1 each");
        if (FirstDelay < TimeSpan.Zero || FirstDelay > LongestDelay) throw new CallerMistakeException($"the first delay is {FirstDelay}; expected 0 to the longest, {LongestDelay}");
        if (TryTimeout <= TimeSpan.Zero || TryTimeout > TimeSpan.FromDays(1) || Deadline < TryTimeout) throw new CallerMistakeException($"a try has {TryTimeout} and all tries {Deadline}; expected more than 0, and no less for all than for one");
    }
}
