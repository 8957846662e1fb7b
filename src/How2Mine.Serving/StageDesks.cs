using How2Mine.Mining.Stages;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Door;
using How2Mine.Serving.Journal;

namespace How2Mine.Serving;

/// <summary>The desks at which the stages ask: a client for each server and key, one journal and one budget for all.</summary>
public sealed class StageDesks : IAnswers, IAsyncDisposable
{
    readonly List<(OpenAiDoor Door, ModelClient Client)> _clients = [];
    readonly Dictionary<string, AnswerDesk> _desks = new(StringComparer.Ordinal);
    readonly AnswerJournal _journal;
    readonly IAnswers _all;

    StageDesks(AnswerJournal journal, AnswerStore store, IAnswers others, Budget budget) => (_journal, Store, _all, Budget) = (journal, store, new AnswersInTurn(store, others), budget);

    public AnswerStore Store { get; }

    public Budget Budget { get; }

    /// <summary>What each stage has used so far.</summary>
    public IReadOnlyList<StageUse> Use => [.. _clients.SelectMany(c => c.Client.Use.Stages)];

    /// <summary>How servers fail, for who watches: calls without a reply by why, and whether all wait for a server; empty where none fails.</summary>
    public string Trouble
    {
        get
        {
            var faults = _clients.SelectMany(c => c.Client.Use.Faults).Where(f => f.Value > 0).GroupBy(f => f.Key, f => f.Value).Select(g => $"{g.Sum()} {g.Key}").ToList();
            return faults.Count == 0 ? "" : $", failed calls: {string.Join(", ", faults)}{(_clients.Any(c => c.Client.IsServerDown) ? "; the server counts as down, one call at a time tries it" : "")}";
        }
    }

    /// <summary>Requests that may be in flight now.</summary>
    public int Window => _clients.Sum(c => c.Client.Window);

    /// <param name="folder">Where journals lie; this run gets one of its own.</param>
    /// <param name="others">Answers that other places have, and refusals.</param>
    /// <param name="keyEnv">The environment variable of a server that settings name none for.</param>
    /// <exception cref="CallerMistakeException">A stage has no server, a key is missing, or a limit in dollars meets a model without a price.</exception>
    public static StageDesks Open(ModelSettings model, string folder, AnswerStore store, IAnswers others, ModelClientSettings client, string keyEnv = "OPENAI_API_KEY")
    {
        var desks = new StageDesks(AnswerJournal.OpenOwn(folder), store, others, client.Budget);
        var patience = client.Retries with
        {
            Tries = model.Tries,
            TryTimeout = TimeSpan.FromSeconds(model.TimeoutSeconds),
            Deadline = TimeSpan.FromSeconds(model.TimeoutSeconds * 5),
            FirstDelay = TimeSpan.FromSeconds(model.RetryDelaySeconds),
            LongestDelay = TimeSpan.FromSeconds(Math.Max(60, model.RetryDelaySeconds)),
        };
        var settings = client with { Retries = patience, Limits = client.Limits with { InFlight = model.InFlight, RequestsPerMinute = model.RequestsPerMinute, TokensPerMinute = model.TokensPerMinute } };
        var places = new Dictionary<(string Server, string? KeyEnv), AnswerDesk>();
        foreach (var (stage, own) in model.Stages)
        {
            var server = own.Server ?? model.Server ?? throw new CallerMistakeException($"stage '{stage}' has no server; name one with --server, or answer by batches: how2mine batch emit");
            var place = (server, own.KeyEnv ?? model.KeyEnv);
            if (!places.TryGetValue(place, out var desk)) places[place] = desk = desks.Add(OpenAiDoor.WithKeyFrom(place.Item2 ?? keyEnv, server, place.Item2 is not null), settings, others);
            desks._desks[stage] = desk;
        }
        return desks;
    }

    public ModelAnswer? Find(string key) => _all.Find(key);

    public Drop? Refusal(string key)
    {
        foreach (var desk in _desks.Values)
            if (desk.Refusal(key) is { } refusal) return refusal;
        return null;
    }

    public Task<Asked> AskAsync(ModelRequest request, CancellationToken ct) => _desks[request.Stage].AskAsync(request, ct);

    AnswerDesk Add(OpenAiDoor door, ModelClientSettings settings, IAnswers others)
    {
        var client = new ModelClient(door, settings);
        _clients.Add((door, client));
        return new AnswerDesk(client, _journal, Store, others);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (door, client) in _clients)
        {
            client.Dispose();
            door.Dispose();
        }
        await _journal.DisposeAsync();
    }
}
