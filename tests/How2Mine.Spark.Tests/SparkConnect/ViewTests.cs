using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

public class ViewTests(SparkServer server)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rows_of_many_megabytes_become_a_view()
    {
        await using var session = await server.ConnectAsync();
        var rows = Enumerable.Range(0, 25_000).Select(i => new Numbered(i, new string((char)('a' + i % 26), 800))).ToList();
        await session.CreateViewAsync("numbered", rows, Ct);
        Assert.Equal(25_000L * 24_999 / 2, await session.SingleAsync<long>("SELECT sum(id) FROM numbered"));
        Assert.Equal(25_000L * 800, await session.SingleAsync<long>("SELECT sum(length(name)) FROM numbered"));
    }

    [Fact]
    public async Task A_view_is_replaced_and_its_session_s_own()
    {
        await using var session = await server.ConnectAsync();
        await using var other = await server.ConnectAsync();
        await session.CreateViewAsync("mine", [new Numbered(1, "one")], Ct);
        await session.CreateViewAsync("mine", [new Numbered(2, "two")], Ct);
        Assert.Equal([new Numbered(2, "two")], await session.ListAsync<Numbered>("SELECT * FROM mine"));
        var error = await Assert.ThrowsAsync<SparkException>(() => other.ListAsync<Numbered>("SELECT * FROM mine"));
        Assert.Equal("TABLE_OR_VIEW_NOT_FOUND", error.ErrorClass);
    }

    [Fact]
    public async Task A_null_where_none_may_be_is_refused_by_property()
    {
        await using var session = await server.ConnectAsync();
        var error = await Assert.ThrowsAsync<ArgumentException>(() => session.CreateViewAsync("broken", [new Numbered(1, null!)], Ct));
        Assert.Contains("Numbered.Name is null", error.Message);
    }

    sealed record Numbered(long Id, string Name);
}
