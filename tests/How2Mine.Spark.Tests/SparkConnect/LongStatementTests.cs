using System.Collections.Concurrent;
using System.Diagnostics;
using How2Mine.Spark.Tests.Host;
using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

/// <summary>The server ends its streams after a second or 64 kB, so these are taken up again and again.</summary>
[Collection(Alone.Name)]
public class LongStatementTests(SparkServer server)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sleeps once in each task, in Spark's own thread: Spark waits for a command's end even where the statement was cancelled. The row's number keeps the call from being folded into a constant.</summary>
    static string Slow(int seconds, int tasks = 1) => $"SELECT java_method('java.lang.Thread', 'sleep', {seconds * 1000}L + id) FROM range(0, {tasks}, 1, {tasks})";

    [Fact]
    public async Task A_statement_outlives_its_streams_and_says_how_far_it_is()
    {
        await using var session = await server.ConnectAsync();
        var progress = new Log();
        Assert.Equal(["null"], await session.ListAsync<string>(Slow(5), options: new() { Progress = progress }));
        Assert.Contains(progress.Seen, p => p is { Tasks: 1, DoneTasks: 0, TasksInFlight: 1 });
    }

    [Fact]
    public async Task A_result_larger_than_a_stream_comes_whole_and_in_order()
    {
        await using var session = await server.ConnectAsync();
        var rows = await session.ListAsync<Wide>("SELECT id, repeat(chr(65 + id % 26), 500) AS text FROM range(0, 8000, 1, 4)");
        Assert.Equal(Enumerable.Range(0, 8000).Select(i => new Wide(i, new string((char)('A' + i % 26), 500))), rows);
    }

    [Fact]
    public async Task A_value_of_many_megabytes_comes_whole()
    {
        await using var session = await server.ConnectAsync(new() { MaxReceiveMessageSize = 20 << 20 });
        Assert.Equal(40_000_000, (await session.SingleAsync<string>("SELECT repeat('0123456789', 4000000)")).Length);
    }

    [Fact]
    public async Task Cancelling_ends_a_statement_here_and_there_within_three_seconds()
    {
        await using var session = await server.ConnectAsync();
        using var stop = new CancellationTokenSource();
        var progress = new Log(seen => { if (seen.TasksInFlight > 0) stop.Cancel(); });
        var clock = Stopwatch.StartNew();
        using var registration = stop.Token.Register(clock.Restart);
        var statement = session.ExecuteAsync(Slow(120, tasks: 2), options: new() { Progress = progress }, ct: stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => statement);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
        await NothingRunsAsync(session);
    }

    [Fact]
    public async Task Interrupting_a_session_ends_its_statements_within_three_seconds()
    {
        await using var session = await server.ConnectAsync();
        var running = new TaskCompletionSource();
        var statement = session.ExecuteAsync(Slow(60), options: new() { Progress = new Log(seen => { if (seen.TasksInFlight > 0) running.TrySetResult(); }) }, ct: Ct);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        var clock = Stopwatch.StartNew();
        await session.InterruptAsync(Ct);
        var error = await Assert.ThrowsAsync<SparkException>(() => statement);
        Assert.Equal(("OPERATION_CANCELED", "HY008"), (error.ErrorClass, error.SqlState));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Only_the_statements_with_the_tag_are_interrupted()
    {
        await using var session = await server.ConnectAsync();
        var running = new TaskCompletionSource();
        var tagged = session.ExecuteAsync(Slow(60), options: new() { Tags = ["mine"], Progress = new Log(seen => { if (seen.TasksInFlight > 0) running.TrySetResult(); }) }, ct: Ct);
        await running.Task.WaitAsync(TimeSpan.FromSeconds(20), Ct);
        var other = session.ListAsync<string>(Slow(2), options: new() { Tags = ["other"] });
        await session.InterruptAsync("mine", Ct);
        await Assert.ThrowsAsync<SparkException>(() => tagged);
        Assert.Equal(["null"], await other);
    }

    [Fact]
    public async Task Who_stops_reading_stops_the_statement()
    {
        await using var session = await server.ConnectAsync();
        await foreach (var _ in session.QueryAsync<long>("SELECT id FROM range(0, 100000000, 1, 50)", ct: Ct)) break;
        await NothingRunsAsync(session);
    }

    /// <summary>The server has two places for tasks: a statement waits for those who fill them.</summary>
    static async Task NothingRunsAsync(SparkSession session)
    {
        var clock = Stopwatch.StartNew();
        await session.ExecuteAsync("SELECT count(*) FROM range(0, 2, 1, 2)", ct: Ct);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8));
    }

    sealed record Wide(long Id, string Text);

    sealed class Log(Action<StatementProgress>? act = null) : IProgress<StatementProgress>
    {
        public ConcurrentQueue<StatementProgress> Seen { get; } = [];

        public void Report(StatementProgress value)
        {
            Seen.Enqueue(value);
            act?.Invoke(value);
        }
    }
}
