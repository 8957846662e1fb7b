namespace SparkConnect;

/// <summary>The server says no: a wrong statement, a failed job, a refused token. Trying again will not help.</summary>
public sealed class SparkException : Exception
{
    readonly Func<CancellationToken, Task<string?>>? _stack;

    internal SparkException(string message, Exception? inner = null) : base(message, inner) { }

    internal SparkException(string message, Exception inner, Func<CancellationToken, Task<string?>> stack) : base(message, inner) => _stack = stack;

    /// <summary>Spark's name for the error, e.g. <c>TABLE_OR_VIEW_NOT_FOUND</c>; null where it has none.</summary>
    public string? ErrorClass { get; internal init; }

    public string? SqlState { get; internal init; }

    /// <summary>What the error class's message was made from, e.g. <c>relationName</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; internal init; } = new Dictionary<string, string>();

    /// <summary>All that the server said, up to 2,048 characters; <see cref="Exception.Message"/> is the first line of it.</summary>
    public string ServerMessage { get; internal init; } = "";

    /// <summary>The server's exceptions with causes and stack traces, fetched now; null where the server has none or has forgotten.</summary>
    /// <remarks>Only while the session is open, and once: the server forgets what it told.</remarks>
    public Task<string?> ServerStackAsync(CancellationToken ct = default) => _stack is null ? Task.FromResult<string?>(null) : _stack(ct);
}
