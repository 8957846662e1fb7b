namespace SparkConnect.Wire;

/// <summary>The one place where anything is tried again.</summary>
sealed class RetryLoop(RetryPolicy policy, TimeProvider time)
{
    readonly Random _random = policy.Seed is { } seed ? new Random(seed) : Random.Shared;

    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> attempt, CancellationToken ct)
    {
        for (var tries = 1; ; tries++)
        {
            TimeSpan pause;
            try
            {
                return await attempt(ct);
            }
            catch (Exception e) when (tries < policy.MaxTries && policy.Retries(e))
            {
                pause = policy.Pause(tries, _random);
                if ((e as SparkLinkException)?.RetryAfter is { } asked && asked > pause) pause = asked;
            }

            await Task.Delay(pause, time, ct);
        }
    }
}
