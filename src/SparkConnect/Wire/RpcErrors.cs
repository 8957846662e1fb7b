using Grpc.Core;
using SparkConnect.Protocol;

namespace SparkConnect.Wire;

/// <summary>The one place where a failed call becomes the exception that the caller sees.</summary>
sealed class RpcErrors(ConnectionString to, Link link)
{
    /// <summary>Another stream of the same client took over.</summary>
    const string Disconnected = "INVALID_CURSOR.DISCONNECTED";

    public Exception Unpack(Exception error, CancellationToken ct)
    {
        if (ct.IsCancellationRequested) return new OperationCanceledException("the call was cancelled", error, ct);
        if (error is not RpcException rpc) return new SparkLinkException($"{to.Authority} did not answer in time", error);
        return ErrorDetails.Of(rpc) is { } details ? Said(rpc, details) : Unsaid(rpc);
    }

    Exception Said(RpcException error, ErrorDetails details)
    {
        var all = details.Message.Length > 0 ? details.Message : error.Status.Detail;
        var sentence = FirstLine(all);
        if (IsShutDown(all)) return new SparkLinkException($"{to.Authority} shuts down: {sentence}", error);
        if (details.RetryAfter is not null || details.ErrorClass == Disconnected)
            return new SparkLinkException($"{to.Authority} asks for another try: {sentence}", error) { RetryAfter = details.RetryAfter };
        return new SparkException(sentence, error, ct => StackAsync(details.ErrorId, ct))
        {
            ErrorClass = details.ErrorClass is { Length: > 0 } name ? name : null,
            SqlState = details.SqlState is { Length: > 0 } state ? state : null,
            Parameters = details.Parameters(),
            ServerMessage = all,
        };
    }

    /// <summary>Nothing of Spark's own is in the answer: the link, a proxy or the server's door speaks.</summary>
    Exception Unsaid(RpcException error) => error.StatusCode switch
    {
        StatusCode.Unavailable => new SparkLinkException($"no link to {to.Authority} ({error.Status.Detail.TrimEnd('.')}): is a Spark Connect server listening there?", error),
        StatusCode.DeadlineExceeded => new SparkLinkException($"{to.Authority} did not answer in time", error),
        _ when error.Status.DebugException is HttpRequestException or IOException =>
            new SparkLinkException($"the link to {to.Authority} broke: {error.Status.Detail}", error),
        StatusCode.Unauthenticated or StatusCode.PermissionDenied => new SparkException(to.Token is null
            ? $"{to.Authority} wants a token and none was given: add ;token=... to the connection string"
            : $"{to.Authority} refuses the token of the connection string: give the one that the server was started with", error)
        { ServerMessage = error.Status.Detail },
        StatusCode.Unimplemented => new SparkException($"{to.Authority} does not know this call: a Spark Connect server of Spark 4 is wanted", error) { ServerMessage = error.Status.Detail },
        StatusCode.ResourceExhausted => new SparkException($"a message to or from {to.Authority} is too large: raise MaxReceiveMessageSize here or spark.connect.grpc.maxInboundMessageSize there", error)
        { ServerMessage = error.Status.Detail },
        _ => new SparkException($"{to.Authority} answered {error.StatusCode}: {FirstLine(error.Status.Detail)}", error) { ServerMessage = error.Status.Detail },
    };

    /// <summary>A server on its way out still answers for a moment, with no error class of its own.</summary>
    static bool IsShutDown(string message) =>
        message.Contains("Cannot call methods on a stopped SparkContext", StringComparison.Ordinal)
        || message.Contains("because SparkContext was shut down", StringComparison.Ordinal);

    async Task<string?> StackAsync(string? errorId, CancellationToken ct)
    {
        if (errorId is null) return null;
        var request = link.Signed(new FetchErrorDetailsRequest { ErrorId = errorId });
        return ServerStack.Text(await link.AskAsync(options => link.Client.FetchErrorDetailsAsync(request, options), ct));
    }

    static string FirstLine(string text) => text.AsSpan().Trim().ToString().Split('\n', 2)[0].TrimEnd();
}
