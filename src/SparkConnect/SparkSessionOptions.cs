namespace SparkConnect;

public sealed record SparkSessionOptions
{
    public static SparkSessionOptions Default { get; } = new();

    public RetryPolicy Retry { get; init; } = RetryPolicy.Default;

    /// <summary>The clock of the pauses between tries.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Bytes of one message from the server. Spark cuts larger results into several from 4.1 on.</summary>
    public int MaxReceiveMessageSize { get; init; } = 128 << 20;

    /// <summary>How long the first answer may take: a driver makes a session for it.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
