using How2Mine.Serving.Wire;

namespace How2Mine.Serving.Asking;

public enum FaultKind
{
    /// <summary>Nobody listens at the address.</summary>
    NoConnection,

    /// <summary>The connection broke, or no whole answer came in time.</summary>
    Link,

    /// <summary>The server failed, or sent what is no completion.</summary>
    Server,

    /// <summary>The server asks for patience.</summary>
    Busy,

    /// <summary>This request is longer than the model takes.</summary>
    ContextTooLong,

    /// <summary>The server will not have this request's content.</summary>
    Filtered,

    /// <summary>The server cannot enforce a schema.</summary>
    SchemaUnknown,

    /// <summary>The server cannot do what the request says, for another reason.</summary>
    BadRequest,

    WrongKey,

    UnknownModel,

    /// <summary>The account may spend no more.</summary>
    QuotaSpent,
}

/// <summary>Why a call brought no answer.</summary>
/// <param name="What">A clause without secrets, such as <c>status 500: out of memory</c>.</param>
/// <param name="RetryAfter">The pause that the server asks for.</param>
/// <param name="MayBeBilled">The server may have worked and charge for it, though nothing arrived.</param>
public sealed record CallFault(FaultKind Kind, string What, TimeSpan? RetryAfter = null, bool MayBeBilled = false)
{
    /// <summary>What an HTTP status that is no success means.</summary>
    public static CallFault OfStatus(int status, ServerError error, TimeSpan? retryAfter = null)
    {
        var kind = status switch
        {
            429 or 402 when error.IsQuotaSpent || status == 402 => FaultKind.QuotaSpent,
            429 or 503 or 529 => FaultKind.Busy,
            401 or 403 => FaultKind.WrongKey,
            404 => FaultKind.UnknownModel,
            408 or 409 or 425 => FaultKind.Server,
            _ when error.IsContextTooLong => FaultKind.ContextTooLong,
            >= 500 => FaultKind.Server,
            413 => FaultKind.ContextTooLong,
            _ when error.IsFiltered => FaultKind.Filtered,
            _ when error.IsSchemaUnknown => FaultKind.SchemaUnknown,
            _ => FaultKind.BadRequest,
        };
        return new CallFault(kind, error.Message.Length == 0 ? $"status {status}" : $"status {status}: {error.Message}", kind == FaultKind.Busy ? retryAfter : null);
    }
}

/// <summary>A call brought no answer.</summary>
public sealed class ModelCallException(CallFault fault, Exception? inner = null) : Exception(fault.What, inner)
{
    public CallFault Fault { get; } = fault;
}
