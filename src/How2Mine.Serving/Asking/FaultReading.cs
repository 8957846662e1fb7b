using System.Text.Json;
using How2Mine.Serving.Wire;

namespace How2Mine.Serving.Asking;

/// <summary>What an exception of a chat client means, whoever made the client.</summary>
static class FaultReading
{
    /// <summary>Null for an exception that says nothing about the server: a defect, which is not retried.</summary>
    /// <param name="timeout">The time that the call had.</param>
    public static CallFault? Of(Exception e, TimeSpan timeout) => e switch
    {
        ModelCallException told => told.Fault,
        HttpRequestException { StatusCode: { } status } http => CallFault.OfStatus((int)status, new ServerError(http.Message, "", null)),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError } http =>
            new CallFault(FaultKind.NoConnection, http.Message),
        HttpRequestException or IOException => new CallFault(FaultKind.Link, $"the connection broke: {e.Message}", MayBeBilled: true),
        OperationCanceledException or TimeoutException => new CallFault(FaultKind.Link, $"no whole answer within {timeout}", MayBeBilled: true),
        JsonException => new CallFault(FaultKind.Server, $"an answer that is no completion: {e.Message}", MayBeBilled: true),
        _ => null,
    };
}
