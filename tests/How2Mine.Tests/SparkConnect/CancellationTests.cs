using System.Diagnostics;

namespace How2Mine.Tests.SparkConnect;

public class CancellationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelling_interrupts_the_operation_and_returns_whether_or_not_the_server_answers(bool isDeaf)
    {
        await using var spark = await FakeSpark.StartAsync();
        await using var session = await spark.ConnectAsync();
        spark.Service.IsDeafToInterrupts = isDeaf;
        spark.Service.Cuts.Enqueue(new(CutKind.Hanging, 0));
        using var stop = new CancellationTokenSource();
        var statement = session.ListAsync<int>("SELECT n", ct: stop.Token);
        while (spark.Service.Executed.Count < 2) await Task.Delay(5);

        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => statement);
        Assert.Equal(stop.Token, error.CancellationToken);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2.5));
        var interrupt = Assert.Single(spark.Service.Interrupted);
        Assert.Equal(spark.Service.Executed.Last().OperationId, interrupt.OperationId);
    }

    [Fact]
    public async Task Who_stops_reading_stops_the_operation()
    {
        await using var spark = await FakeSpark.StartAsync();
        await using var session = await spark.ConnectAsync();
        spark.Service.Result.AddRange([FakeRows.Numbers(1), FakeRows.Numbers(2)]);
        await foreach (var _ in session.QueryAsync<int>("SELECT n")) break;
        Assert.Equal(spark.Service.Executed.Last().OperationId, Assert.Single(spark.Service.Interrupted).OperationId);
        Assert.Contains(spark.Service.Released, r => r.ReleaseAll is not null && r.OperationId == spark.Service.Executed.Last().OperationId);
    }

    [Fact]
    public async Task A_statement_that_ended_is_not_interrupted()
    {
        await using var spark = await FakeSpark.StartAsync();
        await using var session = await spark.ConnectAsync();
        await session.ExecuteAsync("SELECT n");
        Assert.Empty(spark.Service.Interrupted);
    }

    [Fact]
    public async Task Disposing_releases_the_session()
    {
        await using var spark = await FakeSpark.StartAsync();
        var session = await spark.ConnectAsync();
        await session.DisposeAsync();
        Assert.Equal(session.SessionId, Assert.Single(spark.Service.Closed).SessionId);
    }
}
