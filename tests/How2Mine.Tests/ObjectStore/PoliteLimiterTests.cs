using Microsoft.Extensions.Time.Testing;
using ObjectStore;
using ObjectStore.Polite;

namespace How2Mine.Tests.ObjectStore;

public sealed class PoliteLimiterTests : IDisposable
{
    static readonly StoreOptions Two = new() { RequestsPerSecond = 2, SlowestRequestsPerSecond = 0.3, MaxConcurrent = 3 };

    readonly FakeTimeProvider _time = new();
    readonly PoliteLimiter _limiter;

    public PoliteLimiterTests() => _limiter = new(Two, _time);

    [Fact]
    public async Task Starts_keep_their_distance()
    {
        (await StartsAsync(TimeSpan.Zero)).Dispose();
        (await StartsAsync(TimeSpan.FromSeconds(0.5))).Dispose();
        _time.Advance(TimeSpan.FromSeconds(10));
        (await StartsAsync(TimeSpan.Zero)).Dispose();
        // Time that went by unused is not saved up.
        (await StartsAsync(TimeSpan.FromSeconds(0.5))).Dispose();
    }

    [Fact]
    public async Task One_that_takes_over_begins_in_turn()
    {
        using var taker = new PoliteLimiter(Two with { StartsInTurn = true }, _time);
        var first = taker.EnterAsync();
        _time.Advance(TimeSpan.FromSeconds(0.4));
        Assert.False(first.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await first).Dispose();
    }

    [Fact]
    public async Task Only_so_many_are_under_way()
    {
        var places = new List<PolitePlace>();
        for (var i = 0; i < 3; i++)
        {
            places.Add(await _limiter.EnterAsync());
            _time.Advance(TimeSpan.FromSeconds(1));
        }
        var fourth = _limiter.EnterAsync();
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.False(fourth.IsCompleted);
        places[1].Dispose();
        places[1].Dispose();
        (await fourth).Dispose();
    }

    [Fact]
    public async Task A_pause_holds_for_all_even_those_that_wait_already()
    {
        using var first = await _limiter.EnterAsync();
        var second = _limiter.EnterAsync();
        first.SlowDown(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.False(second.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        (await second.WaitAsync(TimeSpan.FromSeconds(5))).Dispose();
        Assert.Equal(1, _limiter.RequestsPerSecond);
        (await StartsAsync(TimeSpan.FromSeconds(1))).Dispose();
    }

    [Fact]
    public async Task A_shorter_pause_does_not_end_a_longer_one()
    {
        using var first = await _limiter.EnterAsync();
        first.SlowDown(TimeSpan.FromSeconds(30));
        first.SlowDown(TimeSpan.FromSeconds(1));
        (await StartsAsync(TimeSpan.FromSeconds(30))).Dispose();
    }

    [Fact]
    public async Task Refusals_of_requests_under_way_together_halve_the_rate_once_and_never_below_the_slowest()
    {
        using var first = await _limiter.EnterAsync();
        using var second = await StartsAsync(TimeSpan.FromSeconds(0.5));
        _time.Advance(TimeSpan.FromSeconds(1));
        first.SlowDown(TimeSpan.Zero);
        second.SlowDown(TimeSpan.Zero);
        Assert.Equal(1, _limiter.RequestsPerSecond);
        foreach (var rate in new[] { 0.5, 0.3, 0.3 })
        {
            _time.Advance(TimeSpan.FromSeconds(20));
            using var later = await _limiter.EnterAsync();
            later.SlowDown(TimeSpan.Zero);
            Assert.Equal(rate, _limiter.RequestsPerSecond);
        }
    }

    [Fact]
    public async Task The_rate_grows_by_a_tenth_a_minute_up_to_where_it_was()
    {
        using var place = await _limiter.EnterAsync();
        _time.Advance(TimeSpan.FromSeconds(1));
        place.SlowDown(TimeSpan.Zero);
        _time.Advance(TimeSpan.FromSeconds(59));
        place.Succeeded();
        Assert.Equal(1, _limiter.RequestsPerSecond);
        _time.Advance(TimeSpan.FromSeconds(1));
        place.Succeeded();
        place.Succeeded();
        Assert.Equal(1.1, _limiter.RequestsPerSecond, 6);
        for (var minute = 0; minute < 10; minute++)
        {
            _time.Advance(TimeSpan.FromMinutes(1));
            place.Succeeded();
        }
        Assert.Equal(2, _limiter.RequestsPerSecond);
    }

    [Fact]
    public async Task Threads_wait_by_the_same_clock_and_can_be_cancelled()
    {
        using var first = _limiter.Enter();
        using var cancel = new CancellationTokenSource();
        var cancelled = Task.Run(() => _limiter.Enter(cancel.Token));
        await Task.Delay(50);
        Assert.False(cancelled.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);

        var second = Task.Run(() => _limiter.Enter());
        while (!second.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(0.1));
            await Task.Delay(5);
        }
        (await second).Dispose();
        Assert.True(_time.GetUtcNow() - _time.Start >= TimeSpan.FromSeconds(0.5));
        // Neither the cancelled one nor those that left hold a place.
        for (var i = 0; i < 2; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            Assert.NotNull(await _limiter.EnterAsync());
        }
    }

    public void Dispose() => _limiter.Dispose();

    /// <summary>The next start comes after this wait and no tick earlier.</summary>
    async Task<PolitePlace> StartsAsync(TimeSpan wait)
    {
        var start = _limiter.EnterAsync();
        if (wait > TimeSpan.Zero)
        {
            _time.Advance(wait - TimeSpan.FromMilliseconds(1));
            Assert.False(start.IsCompleted);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }
        return await start.WaitAsync(TimeSpan.FromSeconds(5));
    }
}
