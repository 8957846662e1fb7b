using Microsoft.Extensions.AI;

namespace How2Mine.Serving.Asking;

/// <summary>Asks models through a chat client: thousands at once, within limits and a budget, again where a link or the server failed. What concerns all calls ends the run in one sentence.</summary>
public sealed class ModelClient : IDisposable
{
    readonly IChatClient _door;
    readonly RetryPolicy _policy;
    readonly ClientLimits _limits;
    readonly Budget _budget;
    readonly TimeProvider _time;
    readonly ModelLimiter _limiter;
    readonly Backoff _backoff;
    readonly Circuit _circuit;
    readonly Cost _cost;
    readonly Func<Exception, CallFault?>? _faults;
    readonly CancellationTokenSource _stop = new();
    readonly Lock _stopping = new();
    volatile Exception? _stopped;
    volatile bool _schemaInPrompt, _understood;

    /// <param name="door">Any provider's client, such as <see cref="Door.OpenAiDoor"/>; it should not retry itself.</param>
    public ModelClient(IChatClient door, ModelClientSettings settings)
    {
        settings.Limits.Check();
        settings.Retries.Check();
        (_door, _limits, _policy, _budget, _time) = (door, settings.Limits, settings.Retries, settings.Budget, settings.Time);
        (_limiter, _backoff) = (new(_limits, _time), new(_policy));
        _circuit = new(_policy, _time, _backoff, _limiter.StartAnew);
        _cost = new(settings.Prices, _limits, _budget, _time);
        _faults = settings.Faults;
    }

    /// <summary>What is used, live.</summary>
    public ModelUse Use { get; } = new();

    /// <summary>The requests that may be in flight now: fewer than the limit where the server asked for patience.</summary>
    public int Window => _limiter.Window;

    /// <summary>The server counts as down, and all wait.</summary>
    public bool IsServerDown => _circuit.IsDown;

    /// <summary>The server cannot enforce schemas: models are told them.</summary>
    public bool IsSchemaInPrompt => _schemaInPrompt;

    /// <summary>Asks until there is an answer, a refusal or a reason to leave it for later.</summary>
    /// <exception cref="CallerMistakeException">Wrong key, unknown model, nobody at the address, a request that the server never understood: for this and all later requests.</exception>
    /// <exception cref="ModelServerException">The server gave no answer at all for too long: likewise.</exception>
    /// <param name="keep">Keeps the answer; until it has, the request counts as in flight, so that no more answers than that are ever unkept.</param>
    public async Task<Asked> AskAsync(ModelRequest request, CancellationToken ct, Func<ModelAnswer, Task>? keep = null)
    {
        var (tokens, most) = _cost.Before(request);
        var state = new Tries();
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, _stop.Token);
        try
        {
            while (true)
            {
                if (_stopped is { } stopped) throw Again(stopped);
                if (await TryAsync(request, tokens, most, state, keep, either.Token) is { } asked) return asked;
                if (state.Wait > TimeSpan.Zero) await Task.Delay(state.Wait, _time, either.Token);
            }
        }
        // A call that is broken off may end in any of the ways in which calls end.
        catch (Exception e) when (either.IsCancellationRequested && (e is OperationCanceledException || Fault(e, TimeSpan.Zero) is not null))
        {
            ct.ThrowIfCancellationRequested();
            throw Again(_stopped!);
        }
    }

    public void Dispose()
    {
        _circuit.Dispose();
        _stop.Dispose();
    }

    /// <summary>One call; null where there is to be another one.</summary>
    async Task<Asked?> TryAsync(ModelRequest request, double tokens, decimal most, Tries state, Func<ModelAnswer, Task>? keep, CancellationToken ct)
    {
        using var place = await _limiter.EnterAsync(tokens, ct);
        using var pass = await _circuit.PassAsync(ct);
        // Cancelling reaches those who wait one by one; what ended the run is known to all at once.
        if (_stopped is { } stopped) throw Again(stopped);
        if (!await _budget.HoldAsync(most, ct)) return new Asked.Awaiting("budget_spent", $"{_budget.Spent + _budget.Uncertain} of {_budget.MaxDollars} dollars are spent; this call may cost {most}");
        // Until the reply is read, the call counts as one that broke off.
        decimal? price = null;
        var started = _time.GetTimestamp();
        var (timeout, inPrompt) = (Shorter(_policy.TryTimeout, _policy.Deadline - state.Spent), _schemaInPrompt);
        try
        {
            Use.Tried(request);
            state.Made++;
            using var limit = new CancellationTokenSource(timeout, _time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, limit.Token);
            var reply = await ChatCall.RunAsync(_door, request, inPrompt, both.Token);
            if (_limits.SameModelOnly && !IsNamed(reply.Model, request.Model))
                throw new ModelCallException(new CallFault(FaultKind.Server, $"an answer by '{reply.Model}' where '{request.Model}' was asked", MayBeBilled: true));
            var (tokensIn, tokensOut, dollars) = _cost.After(request, reply);
            price = dollars;
            pass.Answered();
            place.Succeeded(tokensIn + tokensOut);
            _understood = true;
            var answer = new ModelAnswer
            {
                Key = request.Key,
                Stage = request.Stage,
                Model = request.Model,
                ServerModel = reply.Model,
                Text = reply.Text,
                Finish = reply.Finish,
                TokensIn = tokensIn,
                TokensOut = tokensOut,
                Dollars = dollars,
                LatencyMs = (long)_time.GetElapsedTime(started).TotalMilliseconds,
                Attempt = state.Made,
                At = _time.GetUtcNow().UtcDateTime,
            };
            Use.Answered(answer);
            if (keep is not null) await keep(answer);
            return new Asked.Answered(answer);
        }
        catch (Exception e) when (!ct.IsCancellationRequested && Fault(e, timeout) is { } fault)
        {
            if (!fault.MayBeBilled) price = 0;
            Use.Failed(fault.Kind);
            state.Took = _time.GetElapsedTime(started);
            return Judge(request, fault, state, pass, place, inPrompt);
        }
        finally
        {
            _budget.Settle(most, price);
        }
    }

    /// <summary>What a fault means for the request and for all.</summary>
    Asked? Judge(ModelRequest request, CallFault fault, Tries state, CircuitPass pass, ModelPlace place, bool inPrompt)
    {
        state.Wait = TimeSpan.Zero;
        if (fault.Kind is not (FaultKind.NoConnection or FaultKind.Link or FaultKind.Server or FaultKind.Busy)) pass.Answered();
        switch (fault.Kind)
        {
            case FaultKind.NoConnection or FaultKind.Link or FaultKind.Server: return Failed(fault, state, pass);
            case FaultKind.Busy: return Busy(fault, state, pass, place);
            case FaultKind.ContextTooLong: return new Asked.Refused("context_too_long", $"the request is longer than '{request.Model}' takes ({fault.What}); shorten it or its max_tokens");
            case FaultKind.Filtered: return new Asked.Refused("filtered_request", fault.What);
            case FaultKind.SchemaUnknown when request.Schema is not null && !inPrompt:
                _schemaInPrompt = true;
                return null;
            case FaultKind.WrongKey: throw Stop(new CallerMistakeException($"the server refuses the key ({fault.What}); set the right one in the environment"));
            case FaultKind.UnknownModel: throw Stop(new CallerMistakeException($"the server knows no model '{request.Model}', or the address is wrong ({fault.What}); see its list under /v1/models"));
            case FaultKind.QuotaSpent: throw Stop(new CallerMistakeException($"the account may spend no more ({fault.What}); raise its limit, then run again"));
            case var _ when _understood: return new Asked.Refused("refused_request", fault.What);
            default: throw Stop(new CallerMistakeException($"the server does not understand the requests of stage '{request.Stage}' ({fault.What}); change its parameters"));
        }
    }

    Asked.Awaiting? Failed(CallFault fault, Tries state, CircuitPass pass)
    {
        var (silence, faults) = pass.Failed();
        if (fault.Kind == FaultKind.NoConnection && !_circuit.EverAnswered && faults >= 3) throw Stop(new CallerMistakeException($"no server answers at the address: {fault.What}; start it, or mend the address"));
        Silent(silence, fault);
        // While the server is down, waiting is the circuit's.
        if (pass.IsProbe || _circuit.IsDown) return null;
        state.Spent += state.Took;
        if (++state.Failed >= _policy.Tries) return new Asked.Awaiting("server_fault", $"{state.Failed} tries failed, the last with {fault.What}");
        state.Wait = _backoff.After(state.Failed);
        state.Spent += state.Wait;
        return state.Spent >= _policy.Deadline ? new Asked.Awaiting("deadline", $"no answer within {_policy.Deadline}, the last try failed with {fault.What}") : null;
    }

    Asked.Awaiting? Busy(CallFault fault, Tries state, CircuitPass pass, ModelPlace place)
    {
        if (fault.RetryAfter > _policy.LongestPause)
            throw Stop(new ModelServerException($"the server asks for a pause of {fault.RetryAfter}, more than the {_policy.LongestPause} allowed ({fault.What}); run again after it"));
        Silent(_circuit.Busy(), fault);
        if (pass.IsProbe) pass.Answered();
        state.Busy++;
        place.SlowDown(fault.RetryAfter ?? _backoff.After(state.Busy));
        return state.Busy >= _policy.BusyTries ? new Asked.Awaiting("server_busy", $"the server asked for patience {state.Busy} times, last with {fault.What}") : null;
    }

    CallFault? Fault(Exception e, TimeSpan timeout) => FaultReading.Of(e, timeout) ?? _faults?.Invoke(e);

    void Silent(TimeSpan silence, CallFault fault)
    {
        if (silence > _policy.LongestOutage) throw Stop(new ModelServerException($"the server has given no answer for {silence:hh\\:mm\\:ss}, the last call failed with {fault.What}; what was answered is kept, run again to go on"));
    }

    /// <summary>Ends the run for all: those who wait are woken.</summary>
    Exception Stop(Exception why)
    {
        lock (_stopping) _stopped ??= why;
        _stop.Cancel();
        return Again(_stopped);
    }

    /// <summary>Each asker gets an exception of its own, with its own stack.</summary>
    static Exception Again(Exception e) => e is ModelServerException ? new ModelServerException(e.Message) : new CallerMistakeException(e.Message);

    static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other > TimeSpan.Zero ? other : TimeSpan.FromMilliseconds(1);

    static bool IsNamed(string got, string asked) => got == asked || got.StartsWith(asked + "-", StringComparison.Ordinal) || got.EndsWith("/" + asked, StringComparison.Ordinal) || asked.EndsWith("/" + got, StringComparison.Ordinal);

    /// <summary>How one request fares.</summary>
    sealed class Tries
    {
        public int Made, Failed, Busy;
        public TimeSpan Took, Spent, Wait;
    }
}
