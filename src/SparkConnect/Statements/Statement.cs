using System.Runtime.CompilerServices;
using SparkConnect.Protocol;
using SparkConnect.Wire;
using Kind = SparkConnect.Protocol.ExecutePlanResponse.ResponseTypeOneofCase;

namespace SparkConnect.Statements;

/// <summary>A SQL text with its arguments. Spark runs commands when it is told them, and queries only when their rows are asked for.</summary>
sealed class Statement(Link link, ArgumentBinding binding, string sql, SqlArguments? arguments, StatementOptions? options)
{
    readonly StatementOptions _options = options ?? StatementOptions.Default;

    public void Require()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(sql);
        _options.Require();
    }

    /// <summary>Runs it to its end, rows of a query included.</summary>
    public async Task ExecuteAsync(CancellationToken ct)
    {
        Require();
        if (await BeginAsync(ct) is { RelTypeCase: not Relation.RelTypeOneofCase.LocalRelation } query)
            await foreach (var _ in RunAsync(new() { Root = query }, ct)) { }
    }

    /// <summary>The rows as Arrow streams, one for each batch.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ArrowAsync([EnumeratorCancellation] CancellationToken ct)
    {
        if (await BeginAsync(ct) is not { } relation) yield break;
        var batches = new BatchAssembler();
        await foreach (var response in RunAsync(new() { Root = relation }, ct))
            if (response.ResponseTypeCase == Kind.ArrowBatch && batches.Add(response.ArrowBatch) is { } whole)
                yield return whole;
    }

    /// <summary>Runs a command; what comes back stands for its rows, or for those that a query has still to find.</summary>
    Task<Relation?> BeginAsync(CancellationToken ct) => binding.RunAsync(sql, arguments, async relation =>
    {
        Relation? result = null;
        await foreach (var response in RunAsync(new() { Command = new() { SqlCommand = new() { Input = relation } } }, ct))
            if (response.ResponseTypeCase == Kind.SqlCommandResult) result = response.SqlCommandResult.Relation;
        return result;
    });

    async IAsyncEnumerable<ExecutePlanResponse> RunAsync(Plan plan, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var response in new Operation(link, plan, _options).ResponsesAsync(ct))
        {
            if (response.ResponseTypeCase == Kind.ExecutionProgress) _options.Progress?.Report(Progress(response.ExecutionProgress));
            else yield return response;
        }
    }

    static StatementProgress Progress(ExecutePlanResponse.Types.ExecutionProgress said) =>
        new([.. said.Stages.Select(s => new StageProgress(s.StageId, s.NumTasks, s.NumCompletedTasks, s.InputBytesRead, s.Done))], said.NumInflightTasks);
}
