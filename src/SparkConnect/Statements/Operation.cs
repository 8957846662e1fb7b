using System.Runtime.CompilerServices;
using Grpc.Core;
using SparkConnect.Protocol;
using SparkConnect.Wire;

namespace SparkConnect.Statements;

/// <summary>
/// One plan's run on the server, read as one stream of responses however many streams it takes. The server keeps what was not
/// acknowledged, so a broken stream is taken up behind the last response that came; each response is seen once.
/// </summary>
sealed class Operation(Link link, Plan plan, StatementOptions options)
{
    const string NeverArrived = "INVALID_HANDLE.OPERATION_NOT_FOUND";

    /// <summary>Small enough for any limit on messages, large enough to cost nothing.</summary>
    const long ChunkBytes = 16 << 20;

    /// <summary>A server that ends its streams faster than this without a word does not mean to.</summary>
    static readonly TimeSpan ShortestStream = TimeSpan.FromMilliseconds(100);

    readonly string _id = Guid.NewGuid().ToString();
    AsyncServerStreamingCall<ExecutePlanResponse>? _stream;
    Releases? _releases;
    string? _last;
    long _opened;
    bool _isExecuted, _isSpoken, _isOver;

    public async IAsyncEnumerable<ExecutePlanResponse> ResponsesAsync([EnumeratorCancellation] CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        _releases = new(link, _id);
        try
        {
            while (await link.Retry.RunAsync(NextAsync, ct) is { } response) yield return response;
        }
        finally
        {
            await EndAsync(_releases);
        }
    }

    async Task<ExecutePlanResponse?> NextAsync(CancellationToken ct)
    {
        try
        {
            while (!_isOver)
            {
                _stream ??= Open(ct);
                if (await _stream.ResponseStream.MoveNext(ct)) return Take(_stream.ResponseStream.Current);
                CloseStream();
                if (!_isSpoken && TimeProvider.System.GetElapsedTime(_opened) < ShortestStream)
                    throw new SparkLinkException("the server ended the stream of a running statement at once");
            }

            return null;
        }
        catch (Exception e) when (e is RpcException or OperationCanceledException)
        {
            CloseStream();
            throw Judge(link.Unpack(e, ct));
        }
    }

    AsyncServerStreamingCall<ExecutePlanResponse> Open(CancellationToken ct)
    {
        (_opened, _isSpoken) = (TimeProvider.System.GetTimestamp(), false);
        if (_isExecuted) return link.Client.ReattachExecute(Reattach(), link.Options(ct));
        _isExecuted = true;
        return link.Client.ExecutePlan(Execute(), link.Options(ct));
    }

    ExecutePlanRequest Execute() => link.Signed(new ExecutePlanRequest
    {
        OperationId = _id,
        Plan = plan,
        Tags = { options.Tags },
        RequestOptions =
        {
            new ExecutePlanRequest.Types.RequestOption { ReattachOptions = new() { Reattachable = true } },
            new ExecutePlanRequest.Types.RequestOption { ResultChunkingOptions = new() { AllowArrowBatchChunking = true, PreferredArrowChunkSize = ChunkBytes } },
        },
    });

    ReattachExecuteRequest Reattach()
    {
        var request = link.Signed(new ReattachExecuteRequest { OperationId = _id });
        if (_last is not null) request.LastResponseId = _last;
        return request;
    }

    ExecutePlanResponse? Take(ExecutePlanResponse response)
    {
        (_last, _isSpoken) = (response.ResponseId, true);
        link.Observe(response.ServerSideSessionId);
        if (response.ResponseTypeCase == ExecutePlanResponse.ResponseTypeOneofCase.ResultComplete)
        {
            _isOver = true;
            return null;
        }

        _releases!.Until(_last);
        return response;
    }

    /// <summary>
    /// A statement that never came to the server is sent again; nothing else is, because it may have taken effect. A session that
    /// the server lost took its views and settings with it, so that is for the caller to know.
    /// </summary>
    Exception Judge(Exception error)
    {
        if (error is SparkException { ErrorClass: NeverArrived } && _last is null)
        {
            _isExecuted = false;
            return new SparkLinkException("the statement did not reach the server", error);
        }

        if (error is SparkException) _isOver = true;
        return error;
    }

    /// <summary>Stops what still runs, and lets the server forget what it kept.</summary>
    async Task EndAsync(Releases releases)
    {
        CloseStream();
        if (!_isExecuted) return;
        if (!_isOver)
            await link.TellAsync(o => link.Client.InterruptAsync(link.Signed(Interrupts.Operation(_id)), o));
        await releases.AllAsync();
    }

    void CloseStream()
    {
        _stream?.Dispose();
        _stream = null;
    }
}
