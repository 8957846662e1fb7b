namespace SparkConnect;

/// <summary>The link to the server broke or could not be made. Whether a statement took effect is not known.</summary>
public sealed class SparkLinkException : Exception
{
    internal SparkLinkException(string message, Exception? inner = null) : base(message, inner) { }

    /// <summary>The least pause before another try, where the server asked for one.</summary>
    public TimeSpan? RetryAfter { get; internal init; }
}
