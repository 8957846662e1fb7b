using SparkConnect;

namespace How2Mine.Tests.SparkConnect;

public sealed class ReattachTests : IAsyncLifetime
{
    static readonly int[] Expected = [.. Enumerable.Range(0, 9)];

    FakeSpark _spark = null!;

    FakeService Service => _spark.Service;

    public async ValueTask InitializeAsync()
    {
        _spark = await FakeSpark.StartAsync();
        for (var i = 0; i < 9; i += 3) Service.Result.Add(FakeRows.Numbers(i, i + 1, i + 2));
    }

    public static TheoryData<string, int> Positions()
    {
        var all = new TheoryData<string, int>();
        foreach (var kind in (string[])[nameof(CutKind.Ended), nameof(CutKind.Unavailable), nameof(CutKind.Aborted)])
            for (var after = 0; after <= 3; after++) all.Add(kind, after);
        return all;
    }

    [Theory]
    [MemberData(nameof(Positions))]
    public async Task A_stream_cut_anywhere_is_taken_up_where_it_was(string kind, int after)
    {
        await using var session = await _spark.ConnectAsync();
        Service.Cuts.Enqueue(new(Enum.Parse<CutKind>(kind), after));
        Assert.Equal(Expected, await session.ListAsync<int>("SELECT n"));
        var again = Assert.Single(Service.Reattached);
        // An aborted stream loses what is on its way.
        if (kind != nameof(CutKind.Aborted)) Assert.Equal(after == 0 ? "" : $"r{after - 1}", again.LastResponseId);
        Assert.Equal(FakeService.ServerSideSessionId, again.ClientObservedServerSideSessionId);
        Assert.Equal(2, Service.Executed.Count);
    }

    [Fact]
    public async Task A_statement_outlives_any_number_of_streams_as_long_as_each_brings_something()
    {
        await using var session = await _spark.ConnectAsync();
        Service.Result.Clear();
        for (var i = 0; i < 30; i++) Service.Result.Add(FakeRows.Numbers(i));
        for (var i = 0; i < 30; i++) Service.Cuts.Enqueue(new(CutKind.Unavailable, 1));
        Assert.Equal(Enumerable.Range(0, 30), await session.ListAsync<int>("SELECT n"));
        Assert.Equal(30, Service.Reattached.Count);
    }

    [Fact]
    public async Task A_link_that_stays_broken_is_given_up_after_the_last_try()
    {
        await using var session = await _spark.ConnectAsync();
        for (var i = 0; i < 9; i++) Service.Cuts.Enqueue(new(CutKind.Unavailable, 0));
        await Assert.ThrowsAsync<SparkLinkException>(() => session.ListAsync<int>("SELECT n"));
        Assert.Equal(4, Service.Reattached.Count);
    }

    [Fact]
    public async Task A_server_that_ends_every_stream_at_once_is_given_up_too()
    {
        await using var session = await _spark.ConnectAsync();
        for (var i = 0; i < 9; i++) Service.Cuts.Enqueue(new(CutKind.Ended, 0));
        Assert.Contains("ended the stream", (await Assert.ThrowsAsync<SparkLinkException>(() => session.ListAsync<int>("SELECT n"))).Message);
    }

    [Fact]
    public async Task A_statement_that_never_arrived_is_sent_again()
    {
        await using var session = await _spark.ConnectAsync();
        Service.Cuts.Enqueue(new(CutKind.BeforeArrival));
        Assert.Equal(Expected, await session.ListAsync<int>("SELECT n"));
        Assert.Equal(3, Service.Executed.Count);
        Assert.Equal(2, Service.Executed.Select(e => e.OperationId).Distinct().Count());
    }

    [Theory]
    [InlineData("INVALID_HANDLE.OPERATION_NOT_FOUND", 1)]
    [InlineData("INVALID_HANDLE.SESSION_NOT_FOUND", 0)]
    [InlineData("INVALID_HANDLE.SESSION_CHANGED", 0)]
    public async Task A_statement_that_may_have_run_is_not_sent_again(string errorClass, int after)
    {
        await using var session = await _spark.ConnectAsync();
        Service.Cuts.Enqueue(new(CutKind.Unavailable, after));
        Service.Cuts.Enqueue(new(CutKind.Refused, 0, FakeErrors.Said(errorClass, "HY000", "gone")));
        var error = await Assert.ThrowsAsync<SparkException>(() => session.ListAsync<int>("SELECT n"));
        Assert.Equal(errorClass, error.ErrorClass);
        Assert.Equal(2, Service.Executed.Count);
    }

    [Fact]
    public async Task A_stream_that_another_one_displaced_is_taken_up_again()
    {
        await using var session = await _spark.ConnectAsync();
        Service.Cuts.Enqueue(new(CutKind.Refused, 1, FakeErrors.Said("INVALID_CURSOR.DISCONNECTED", "HY109", "displaced")));
        Assert.Equal(Expected, await session.ListAsync<int>("SELECT n"));
    }

    [Fact]
    public async Task What_came_is_released_on_the_way_and_all_at_the_end()
    {
        await using var session = await _spark.ConnectAsync();
        await session.ListAsync<int>("SELECT n");
        var operations = Service.Executed.Select(e => e.OperationId).ToList();
        Assert.Equal(operations, Service.Released.Where(r => r.ReleaseAll is not null).Select(r => r.OperationId));
        Assert.Contains(Service.Released, r => r.ReleaseUntil?.ResponseId == "r0");
    }

    public ValueTask DisposeAsync() => _spark.DisposeAsync();
}
