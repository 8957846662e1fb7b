using Microsoft.Extensions.Time.Testing;
using SparkConnect;

namespace How2Mine.Tests.SparkConnect;

public class RetryTests
{
    static readonly RetryPolicy Policy = new() { MaxTries = 5, InitialPause = TimeSpan.FromMilliseconds(50), MaxPause = TimeSpan.FromSeconds(1), Multiplier = 4, Jitter = 0 };

    [Fact]
    public async Task Pauses_grow_up_to_their_limit()
    {
        var (session, service, time) = await ConnectAsync(Policy);
        for (var i = 0; i < 4; i++) service.Refusals.Enqueue(FakeErrors.Unavailable());
        Assert.Equal("4.2.1", await session.VersionAsync());
        Assert.Equal([50, 200, 800, 1000], time.Seen.Select(p => p.TotalMilliseconds));
    }

    [Fact]
    public async Task After_the_last_try_the_broken_link_is_told()
    {
        var (session, service, time) = await ConnectAsync(Policy);
        for (var i = 0; i < 9; i++) service.Refusals.Enqueue(FakeErrors.Unavailable());
        Assert.Contains("out of reach", (await Assert.ThrowsAsync<SparkLinkException>(() => session.VersionAsync())).Message);
        Assert.Equal(4, time.Seen.Count);
        Assert.Equal(4, service.Refusals.Count);
    }

    [Fact]
    public async Task The_same_seed_gives_the_same_pauses_within_the_jitter()
    {
        var seen = new List<TimeSpan[]>();
        for (var run = 0; run < 2; run++)
        {
            var (session, service, time) = await ConnectAsync(Policy with { Jitter = 0.5, Seed = 7 });
            for (var i = 0; i < 4; i++) service.Refusals.Enqueue(FakeErrors.Unavailable());
            await session.VersionAsync();
            seen.Add([.. time.Seen]);
        }

        Assert.Equal(seen[0], seen[1]);
        Assert.InRange(seen[0][1].TotalMilliseconds, 200.001, 300);
    }

    [Fact]
    public async Task A_pause_that_the_server_asks_for_is_kept()
    {
        var (session, service, time) = await ConnectAsync(Policy);
        service.Refusals.Enqueue(FakeErrors.TryAgainIn(TimeSpan.FromSeconds(30)));
        await session.VersionAsync();
        Assert.Equal([TimeSpan.FromSeconds(30)], time.Seen);
    }

    [Fact]
    public async Task What_the_server_denies_is_not_asked_again()
    {
        var (session, service, time) = await ConnectAsync(Policy);
        service.Refusals.Enqueue(FakeErrors.Said("SOME_CLASS", "42000", "no"));
        await Assert.ThrowsAsync<SparkException>(() => session.VersionAsync());
        Assert.Empty(time.Seen);
    }

    [Fact]
    public async Task The_first_question_is_asked_once()
    {
        await using var spark = await FakeSpark.StartAsync();
        spark.Service.Refusals.Enqueue(FakeErrors.Unavailable());
        await Assert.ThrowsAsync<SparkLinkException>(() => spark.ConnectAsync());
        Assert.Single(spark.Service.Asked);
    }

    [Fact]
    public async Task A_policy_that_cannot_be_is_refused() =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => SparkSession.ConnectAsync(new() { Host = "127.0.0.1" }, new() { Retry = new() { MaxTries = 0 } }));

    static async Task<(SparkSession Session, FakeService Service, Pauses Time)> ConnectAsync(RetryPolicy policy)
    {
        var spark = await FakeSpark.StartAsync();
        var time = new Pauses();
        return (await spark.ConnectAsync(new() { Retry = policy, Time = time }), spark.Service, time);
    }

    /// <summary>Time that jumps to the end of each pause.</summary>
    sealed class Pauses : FakeTimeProvider
    {
        public List<TimeSpan> Seen { get; } = [];

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Seen.Add(dueTime);
            var timer = base.CreateTimer(callback, state, dueTime, period);
            ThreadPool.QueueUserWorkItem(_ => Advance(dueTime));
            return timer;
        }
    }
}
