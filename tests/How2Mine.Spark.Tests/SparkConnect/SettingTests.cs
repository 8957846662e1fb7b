using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

public class SettingTests(SparkServer server)
{
    static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_setting_is_the_session_s_own_until_unset()
    {
        await using var session = await server.ConnectAsync();
        await using var other = await server.ConnectAsync();
        await session.SetAsync("how2mine.partition", "a; b=c", Ct);
        Assert.Equal("a; b=c", await session.GetAsync("how2mine.partition", Ct));
        Assert.Null(await other.GetAsync("how2mine.partition", Ct));
        await session.UnsetAsync("how2mine.partition", Ct);
        Assert.Null(await session.GetAsync("how2mine.partition", Ct));
    }

    [Fact]
    public async Task A_setting_that_was_never_made_has_its_default()
    {
        await using var session = await server.ConnectAsync();
        Assert.Equal("true", await session.GetAsync("spark.sql.ansi.enabled", Ct));
        Assert.Equal("2", await session.GetAsync("spark.sql.shuffle.partitions", Ct));
    }

    [Fact]
    public async Task What_a_running_server_cannot_change_is_refused()
    {
        await using var session = await server.ConnectAsync();
        var error = await Assert.ThrowsAsync<SparkException>(() => session.SetAsync("spark.sql.warehouse.dir", "elsewhere", Ct));
        Assert.Equal("CANNOT_MODIFY_STATIC_CONFIG", error.ErrorClass);
    }

    [Fact]
    public async Task The_version_is_one_of_Spark_4()
    {
        await using var session = await server.ConnectAsync();
        Assert.StartsWith("4.", await session.VersionAsync(Ct));
    }
}
