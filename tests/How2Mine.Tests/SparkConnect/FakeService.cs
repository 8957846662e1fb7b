using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using SparkConnect.Protocol;

namespace How2Mine.Tests.SparkConnect;

/// <summary>Keeps the responses of each operation, as Spark does, and cuts its streams where a test says so.</summary>
sealed class FakeService : SparkConnectService.SparkConnectServiceBase
{
    readonly ConcurrentDictionary<string, List<ExecutePlanResponse>> _operations = [];

    public static string ServerSideSessionId { get; } = Guid.NewGuid().ToString();

    /// <summary>The Arrow streams that a query has.</summary>
    public List<ByteString> Result { get; } = [];

    /// <summary>What each stream comes to, of the queries only; one without an entry ends as it should.</summary>
    public ConcurrentQueue<Cut> Cuts { get; } = [];

    /// <summary>Instead of an answer, for the next calls that are no streams; null lets one pass.</summary>
    public ConcurrentQueue<RpcException?> Refusals { get; } = [];

    /// <summary>Forgets a statement's arguments, as Delta Lake's parser does.</summary>
    public bool ForgetsArguments { get; set; }

    public bool IsDeafToInterrupts { get; set; }

    public bool DamagesArtifacts { get; set; }

    public ConcurrentQueue<ExecutePlanRequest> Executed { get; } = [];

    public ConcurrentQueue<ReattachExecuteRequest> Reattached { get; } = [];

    public ConcurrentQueue<ReleaseExecuteRequest> Released { get; } = [];

    public ConcurrentQueue<InterruptRequest> Interrupted { get; } = [];

    public ConcurrentQueue<AddArtifactsRequest> Uploaded { get; } = [];

    public ConcurrentQueue<ReleaseSessionRequest> Closed { get; } = [];

    public ConcurrentQueue<string> Asked { get; } = [];

    public override Task ExecutePlan(ExecutePlanRequest request, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context)
    {
        Executed.Enqueue(request);
        var cut = NextCut(request.Plan.Command is null);
        if (cut.Kind == CutKind.BeforeArrival) throw FakeErrors.Unavailable();
        if (ForgetsArguments && request.Plan.Command?.SqlCommand?.Input.Sql.NamedArguments.Count > 0) throw FakeErrors.Said("UNBOUND_SQL_PARAMETER", "42P02", "unbound");
        var responses = Answer(request).ToList();
        foreach (var (i, response) in responses.Index()) (response.SessionId, response.ResponseId, response.ServerSideSessionId) = (request.SessionId, $"r{i}", ServerSideSessionId);
        _operations[request.OperationId] = responses;
        return SendAsync(responses, 0, cut, stream, context);
    }

    public override Task ReattachExecute(ReattachExecuteRequest request, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context)
    {
        Reattached.Enqueue(request);
        var cut = NextCut(isQuery: true);
        if (!_operations.TryGetValue(request.OperationId, out var responses)) throw FakeErrors.Said("INVALID_HANDLE.OPERATION_NOT_FOUND", "HY000", "no such operation");
        var from = request.HasLastResponseId ? responses.FindIndex(r => r.ResponseId == request.LastResponseId) + 1 : 0;
        return SendAsync(responses, from, cut, stream, context);
    }

    Cut NextCut(bool isQuery) => isQuery && Cuts.TryDequeue(out var cut) ? cut : Cut.None;

    IEnumerable<ExecutePlanResponse> Answer(ExecutePlanRequest request)
    {
        if (request.Plan.Command?.SqlCommand is { } sql) yield return new() { SqlCommandResult = new() { Relation = sql.Input } };
        else if (request.Plan.Root is not null)
            foreach (var data in Result) yield return new() { ArrowBatch = new() { Data = data } };
        yield return new() { ResultComplete = new() };
    }

    static async Task SendAsync(List<ExecutePlanResponse> responses, int from, Cut cut, IServerStreamWriter<ExecutePlanResponse> stream, ServerCallContext context)
    {
        foreach (var response in responses.Skip(from).Take(cut.After ?? int.MaxValue)) await stream.WriteAsync(response, context.CancellationToken);
        switch (cut.Kind)
        {
            case CutKind.Unavailable: throw FakeErrors.Unavailable();
            case CutKind.Refused: throw cut.Error!;
            case CutKind.Aborted: context.GetHttpContext().Abort(); break;
            case CutKind.Hanging: await Task.Delay(Timeout.Infinite, context.CancellationToken); break;
        }
    }

    public override Task<ReleaseExecuteResponse> ReleaseExecute(ReleaseExecuteRequest request, ServerCallContext context)
    {
        Released.Enqueue(request);
        return Task.FromResult(new ReleaseExecuteResponse { SessionId = request.SessionId });
    }

    public override async Task<InterruptResponse> Interrupt(InterruptRequest request, ServerCallContext context)
    {
        Interrupted.Enqueue(request);
        if (IsDeafToInterrupts) await Task.Delay(Timeout.Infinite, context.CancellationToken);
        return new() { SessionId = request.SessionId };
    }

    public override Task<AnalyzePlanResponse> AnalyzePlan(AnalyzePlanRequest request, ServerCallContext context)
    {
        Asked.Enqueue(context.RequestHeaders.GetValue("authorization") ?? "");
        if (Refusals.TryDequeue(out var refusal) && refusal is not null) throw refusal;
        return Task.FromResult(new AnalyzePlanResponse { SessionId = request.SessionId, ServerSideSessionId = ServerSideSessionId, SparkVersion = new() { Version = "4.2.1" } });
    }

    public override async Task<AddArtifactsResponse> AddArtifacts(IAsyncStreamReader<AddArtifactsRequest> stream, ServerCallContext context)
    {
        var name = "";
        await foreach (var request in stream.ReadAllAsync(context.CancellationToken))
        {
            Uploaded.Enqueue(request);
            name = request.Batch?.Artifacts.Single().Name ?? request.BeginChunk?.Name ?? name;
        }

        return new() { Artifacts = { new AddArtifactsResponse.Types.ArtifactSummary { Name = name, IsCrcSuccessful = !DamagesArtifacts } } };
    }

    public override Task<ArtifactStatusesResponse> ArtifactStatus(ArtifactStatusesRequest request, ServerCallContext context)
    {
        var there = Uploaded.Any(u => u.BeginChunk?.Name == request.Names.Single());
        return Task.FromResult(new ArtifactStatusesResponse { Statuses = { [request.Names.Single()] = new() { Exists = there } } });
    }

    public override Task<FetchErrorDetailsResponse> FetchErrorDetails(FetchErrorDetailsRequest request, ServerCallContext context) => Task.FromResult(FakeErrors.Details(request.ErrorId));

    public override Task<ReleaseSessionResponse> ReleaseSession(ReleaseSessionRequest request, ServerCallContext context)
    {
        Closed.Enqueue(request);
        return Task.FromResult(new ReleaseSessionResponse { SessionId = request.SessionId });
    }
}
