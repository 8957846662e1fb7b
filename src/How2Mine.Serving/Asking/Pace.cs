namespace How2Mine.Serving.Asking;

/// <summary>Spaces starts so that an amount each minute is not exceeded. For use under a lock.</summary>
sealed class Pace(double? perMinute)
{
    /// <summary>What was not used lately may be caught up with at once, a second's worth.</summary>
    static readonly TimeSpan Burst = TimeSpan.FromSeconds(1);

    TimeSpan _next;

    /// <summary>When the next start may be.</summary>
    public TimeSpan Due => perMinute is null ? TimeSpan.Zero : _next - Burst;

    public void Start(TimeSpan at, double amount)
    {
        if (perMinute is { } most) _next = (at > _next ? at : _next) + TimeSpan.FromMinutes(amount / most);
    }

    /// <summary>The amount was other than it seemed at the start.</summary>
    public void Correct(double difference)
    {
        if (perMinute is { } most) _next += TimeSpan.FromMinutes(difference / most);
    }
}
