using System.Collections.Concurrent;

namespace How2Mine.Serving.Asking;

/// <summary>What a stage has used of a model so far.</summary>
/// <param name="Answers">Replies that came.</param>
/// <param name="Tries">Calls made for them, those without a reply included.</param>
public sealed record StageUse(string Stage, string Model, long Answers, long Tries, long TokensIn, long TokensOut, decimal Dollars);

/// <summary>Counts what is asked, live.</summary>
public sealed class ModelUse
{
    readonly ConcurrentDictionary<(string Stage, string Model), StageUse> _stages = new();
    readonly ConcurrentDictionary<FaultKind, long> _faults = new();
    readonly ConcurrentDictionary<string, long> _serverModels = new(StringComparer.Ordinal);

    public IReadOnlyList<StageUse> Stages => [.. _stages.Values.OrderBy(s => s.Stage, StringComparer.Ordinal).ThenBy(s => s.Model, StringComparer.Ordinal)];

    /// <summary>Calls without a reply, by why.</summary>
    public IReadOnlyDictionary<FaultKind, long> Faults => new SortedDictionary<FaultKind, long>(_faults.ToDictionary());

    /// <summary>Replies by the name that the server gives to its model.</summary>
    public IReadOnlyDictionary<string, long> ServerModels => new SortedDictionary<string, long>(_serverModels.ToDictionary(), StringComparer.Ordinal);

    internal void Tried(ModelRequest request) => Update(request.Stage, request.Model, s => s with { Tries = s.Tries + 1 });

    internal void Failed(FaultKind kind) => _faults.AddOrUpdate(kind, 1, (_, n) => n + 1);

    internal void Answered(ModelAnswer answer)
    {
        _serverModels.AddOrUpdate(answer.ServerModel, 1, (_, n) => n + 1);
        Update(answer.Stage, answer.Model, s => s with { Answers = s.Answers + 1, TokensIn = s.TokensIn + answer.TokensIn, TokensOut = s.TokensOut + answer.TokensOut, Dollars = s.Dollars + answer.Dollars });
    }

    void Update(string stage, string model, Func<StageUse, StageUse> change) =>
        _stages.AddOrUpdate((stage, model), key => change(new StageUse(key.Stage, key.Model, 0, 0, 0, 0, 0)), (_, use) => change(use));
}
