using How2Mine.Serving.Money;

namespace How2Mine.Serving.Asking;

/// <summary>What a client keeps to.</summary>
public sealed record ModelClientSettings
{
    public ClientLimits Limits { get; init; } = new();

    public RetryPolicy Retries { get; init; } = new();

    public PriceBook Prices { get; init; } = PriceBook.BuiltIn;

    /// <summary>May be shared by several clients of a run.</summary>
    public Budget Budget { get; init; } = new(null);

    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Tells what exceptions of another provider's client mean, where they are no exceptions of .NET's HTTP client; null for one that it does not know.</summary>
    public Func<Exception, CallFault?>? Faults { get; init; }
}
