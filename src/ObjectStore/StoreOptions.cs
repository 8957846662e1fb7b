namespace ObjectStore;

/// <summary>How politely, how patiently and under which name objects are read. Holds no secret.</summary>
public sealed record StoreOptions
{
    public static StoreOptions Default { get; } = new();

    /// <summary>At most so many requests start in a second, redirects and repetitions included.</summary>
    public double RequestsPerSecond { get; init; } = 4;

    /// <summary>The first request waits as the others do: whoever shared the rate until now may just have asked.</summary>
    public bool StartsInTurn { get; init; }

    /// <summary>Answers that ask for patience never bring the rate below this one.</summary>
    public double SlowestRequestsPerSecond { get; init; } = 0.25;

    /// <summary>At most so many requests are under way. An open stream counts until its last byte has come.</summary>
    public int MaxConcurrent { get; init; } = 4;

    /// <summary>Failures in a row before it is an error; one that brought bytes starts the count anew.</summary>
    public int Tries { get; init; } = 8;

    /// <summary>The wait after the first failure; it doubles with each further one.</summary>
    public TimeSpan FirstDelay { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestDelay { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A server that asks for a longer pause than this is an error.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Makes the waits repeatable.</summary>
    public int? JitterSeed { get; init; }

    /// <summary>For an answer's head, and for each read of its body.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>From a server that ignores byte ranges, at most so many bytes are read in vain to reach a place in the object.</summary>
    public long SkipLimit { get; init; } = 256L << 20;

    public string UserAgent { get; init; } = $"ObjectStore.NET/{typeof(StoreOptions).Assembly.GetName().Version?.ToString(3)}";

    public S3Options S3 { get; init; } = new();

    /// <exception cref="StoreArgumentException">A number is out of range.</exception>
    internal void Check()
    {
        Require(RequestsPerSecond is > 0 and <= 10_000, nameof(RequestsPerSecond), RequestsPerSecond, "more than 0, at most 10000");
        Require(SlowestRequestsPerSecond is > 0 and <= 10_000, nameof(SlowestRequestsPerSecond), SlowestRequestsPerSecond, "more than 0, at most 10000");
        Require(MaxConcurrent is > 0 and <= 1_000, nameof(MaxConcurrent), MaxConcurrent, "1 to 1000");
        Require(Tries is > 0 and <= 100, nameof(Tries), Tries, "1 to 100");
        Require(FirstDelay >= TimeSpan.Zero && FirstDelay <= LongestDelay, nameof(FirstDelay), FirstDelay, $"0 to LongestDelay, {LongestDelay}");
        Require(LongestDelay <= TimeSpan.FromDays(1), nameof(LongestDelay), LongestDelay, "at most a day");
        Require(LongestPause >= TimeSpan.Zero && LongestPause <= TimeSpan.FromDays(1), nameof(LongestPause), LongestPause, "0 to a day");
        Require(Timeout > TimeSpan.Zero && Timeout <= TimeSpan.FromHours(1), nameof(Timeout), Timeout, "more than 0, at most an hour");
        Require(SkipLimit >= 0, nameof(SkipLimit), SkipLimit, "0 or more");
        Require(!string.IsNullOrWhiteSpace(UserAgent) && UserAgent.All(c => c is >= ' ' and <= '~'), nameof(UserAgent), $"'{UserAgent}'", "printable ASCII, best with a way to reach you");
        Require(S3.Endpoint is null || (Uri.TryCreate(S3.Endpoint, UriKind.Absolute, out var uri) && uri is { Scheme: "http" or "https", UserInfo: "", Query: "" }),
            "S3.Endpoint", "something else", "an http or https address without user name and query");
    }

    static void Require(bool holds, string option, object got, string wanted)
    {
        if (!holds) throw new StoreArgumentException(FormattableString.Invariant($"option {option} is {got}; expected {wanted}"));
    }
}
