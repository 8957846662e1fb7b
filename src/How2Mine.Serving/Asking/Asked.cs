namespace How2Mine.Serving.Asking;

/// <summary>What became of a request.</summary>
public abstract record Asked
{
    Asked() { }

    public sealed record Answered(ModelAnswer Answer) : Asked;

    /// <summary>The server will never answer this request as it is: drop the record.</summary>
    /// <param name="Reason">context_too_long, filtered_request or refused_request.</param>
    public sealed record Refused(string Reason, string Detail) : Asked;

    /// <summary>No answer now; a later run asks again.</summary>
    /// <param name="Reason">server_fault, server_busy, deadline or budget_spent.</param>
    public sealed record Awaiting(string Reason, string Detail) : Asked;
}
