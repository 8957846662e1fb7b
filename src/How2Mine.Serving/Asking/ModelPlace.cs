namespace How2Mine.Serving.Asking;

/// <summary>A request's place among those in flight.</summary>
sealed class ModelPlace(ModelLimiter limiter, TimeSpan started, double tokens) : IDisposable
{
    public void Succeeded(double tokensUsed) => limiter.Succeeded(tokensUsed - tokens);

    public void SlowDown(TimeSpan pause) => limiter.SlowDown(started, pause);

    public void Dispose() => limiter.Leave();
}
