namespace How2Mine.Serving.Asking;

/// <summary>How much is asked at once.</summary>
public sealed record ClientLimits
{
    /// <summary>Requests under way at once, at most.</summary>
    public int InFlight { get; init; } = 64;

    public double? RequestsPerMinute { get; init; }

    /// <summary>Tokens told and said; an estimate until the answer is there.</summary>
    public double? TokensPerMinute { get; init; }

    /// <summary>An answer by a model of another name is a fault of the server; a version (<c>name-2025-04-14</c>) or a path that ends in the name is no other.</summary>
    public bool SameModelOnly { get; init; }

    internal void Check()
    {
        if (InFlight is < 1 or > 100_000) throw new CallerMistakeException($"requests in flight: got {InFlight}, expected 1 to 100000");
        if (RequestsPerMinute <= 0 || TokensPerMinute <= 0) throw new CallerMistakeException($"requests a minute: got {RequestsPerMinute}, tokens a minute: got {TokensPerMinute}; expected more than 0, or nothing for no limit");
    }
}
