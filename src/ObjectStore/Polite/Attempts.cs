namespace ObjectStore.Polite;

/// <summary>Tries something about an object until it works, until it fails for good or until the tries are used up.</summary>
sealed class Attempts(StoreOptions options, Backoff backoff, TimeProvider time, string address)
{
    /// <summary>Fewer bytes than these are no reason to hope: a server that sends one a time would keep us for ever.</summary>
    const int WorthHoping = 16 * 1024;

    int _failed;
    long _brought;

    /// <summary>The byte reached, for the error message.</summary>
    public long? Reached { get; private set; }

    public string Address => address;

    public T Run<T>(Func<T> attempt, CancellationToken ct)
    {
        while (true)
        {
            TimeSpan delay;
            try
            {
                return attempt();
            }
            catch (Exception e) when (MayPass(e, ct))
            {
                delay = Failed(e);
            }
            Waiting.Wait(time, delay, ct);
        }
    }

    /// <inheritdoc cref="Run"/>
    public async Task<T> RunAsync<T>(Func<Task<T>> attempt, CancellationToken ct)
    {
        while (true)
        {
            TimeSpan delay;
            try
            {
                return await attempt();
            }
            catch (Exception e) when (MayPass(e, ct))
            {
                delay = Failed(e);
            }
            await Waiting.WaitAsync(time, delay, ct);
        }
    }

    /// <summary>Bytes came: enough of them start the count of failures anew.</summary>
    public void Progressed(int bytes, long reached)
    {
        Reached = reached;
        _brought += bytes;
        if (_brought >= WorthHoping) _failed = 0;
    }

    /// <summary>A cancellation that nobody asked for is a timeout.</summary>
    static bool MayPass(Exception e, CancellationToken ct) => e is PassingException or IOException or HttpRequestException || (e is OperationCanceledException && !ct.IsCancellationRequested);

    /// <summary>How long to wait before the next try. Where the other side asked for patience the limiter makes all wait, so this one waits there.</summary>
    TimeSpan Failed(Exception e)
    {
        _failed++;
        _brought = 0;
        var passing = e as PassingException;
        if (passing?.RetryAfter > options.LongestPause)
            throw new ObjectStoreException(address, null, $"the server asks for a pause of {passing.RetryAfter}, more than the {options.LongestPause} allowed; try again after it", e);
        var delay = backoff.After(_failed);
        passing?.Refused?.SlowDown(passing.RetryAfter ?? delay);
        if (_failed >= options.Tries) throw passing?.Final ?? (Exception)new ObjectLinkException(address, _failed, Reached, Told(e));
        return passing?.Refused is null ? delay : TimeSpan.Zero;
    }

    Exception Told(Exception e) => e is OperationCanceledException ? new TimeoutException($"no answer within {options.Timeout}", e) : e;
}
