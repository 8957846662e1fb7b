using System.Globalization;
using SparkConnect;
using SparkConnect.Protocol;

namespace How2Mine.Tests.SparkConnect;

public sealed class ArgumentTests : IAsyncLifetime
{
    FakeSpark _spark = null!;

    public async ValueTask InitializeAsync() => _spark = await FakeSpark.StartAsync();

    [Fact]
    public async Task Arguments_travel_beside_the_text()
    {
        var sent = await SendAsync("SELECT :name", new() { { "name", "'; DROP" }, { "count", 3L } });
        Assert.Equal("SELECT :name", sent.Query);
        Assert.Equal("'; DROP", sent.NamedArguments["name"].Literal.String);
        Assert.Equal(3, sent.NamedArguments["count"].Literal.Long);
    }

    [Theory]
    [InlineData("SELECT :a", "SELECT 'x'")]
    [InlineData("SELECT :a, :a,:ab,:b", "SELECT 'x', 'x',(-7),:b")]
    [InlineData("SELECT 1-:ab", "SELECT 1-(-7)")]
    [InlineData("SELECT ':a', \":a\", `:a`, :a", "SELECT ':a', \":a\", `:a`, 'x'")]
    [InlineData("SELECT 'it\\':a', :a", "SELECT 'it\\':a', 'x'")]
    [InlineData("SELECT 'it'':a', :a", "SELECT 'it'':a', 'x'")]
    [InlineData("SELECT r'\\', :a", "SELECT r'\\', 'x'")]
    [InlineData("SELECT `a``:a`, :a", "SELECT `a``:a`, 'x'")]
    [InlineData("SELECT 1 -- :a\n, :a", "SELECT 1 -- :a\n, 'x'")]
    [InlineData("SELECT 1 -- \\\n:a\n, :a", "SELECT 1 -- \\\n:a\n, 'x'")]
    [InlineData("SELECT 1 /* :a /* :a */ :a */ , :a", "SELECT 1 /* :a /* :a */ :a */ , 'x'")]
    [InlineData("SELECT $$ :a $$, $t$ $$ :a $t$, :a", "SELECT $$ :a $$, $t$ $$ :a $t$, 'x'")]
    [InlineData("SELECT 1::int, json:a, t.c[0]:a, f(1):a, :a", "SELECT 1::int, json:a, t.c[0]:a, f(1):a, 'x'")]
    [InlineData("SELECT ':a", "SELECT ':a")]
    public async Task A_server_that_forgets_them_gets_constants_in_the_markers_places(string sql, string sent)
    {
        _spark.Service.ForgetsArguments = true;
        if (sql == sent) await Assert.ThrowsAsync<SparkException>(() => SendAsync(sql, new() { { "a", "x" } }));
        else Assert.Equal(sent, (await SendAsync(sql, new() { { "a", "x" }, { "ab", -7 } })).Query);
    }

    [Fact]
    public async Task Constants_are_of_their_values_types_and_no_text_can_end_its_own()
    {
        _spark.Service.ForgetsArguments = true;
        var arguments = new SqlArguments
        {
            { "text", "a'b\\" }, { "long", long.MinValue }, { "real", 1e300 }, { "flag", true }, { "list", ["p/q.r", "é"] }, { "none", [] },
            { "time", DateTimeOffset.Parse("1965-01-02T03:04:05.678901+02:00", CultureInfo.InvariantCulture) },
        }.AddNull("null").Add("missing", (string?)null);
        var sent = await SendAsync("VALUES (:text, :long, :real, :flag, :list, :none, :time, :null, :missing)", arguments);
        Assert.Equal("VALUES (CAST(X'6127625C' AS STRING), (-9223372036854775808L), CAST('1E+300' AS DOUBLE), true, CAST(array('p/q.r', CAST(X'C3A9' AS STRING)) AS ARRAY<STRING>), "
            + "CAST(array() AS ARRAY<STRING>), TIMESTAMP'1965-01-02 01:04:05.678901Z', NULL, CAST(NULL AS STRING))", sent.Query);
        Assert.Empty(sent.NamedArguments);
    }

    [Fact]
    public async Task That_a_server_forgets_is_learned_once()
    {
        _spark.Service.ForgetsArguments = true;
        await using var session = await _spark.ConnectAsync();
        for (var i = 0; i < 3; i++) await session.ListAsync<int>("SELECT :a", new() { { "a", "x" } });
        Assert.Equal(4, _spark.Service.Executed.Count(e => e.Plan.Command is not null));
    }

    [Fact]
    public void A_name_is_given_once_and_without_its_colon()
    {
        Assert.Throws<ArgumentException>(() => new SqlArguments { { "a", 1 }, { "a", 2 } });
        Assert.Throws<ArgumentException>(() => new SqlArguments { { ":a", 1 } });
    }

    async Task<SQL> SendAsync(string sql, SqlArguments arguments)
    {
        await using var session = await _spark.ConnectAsync();
        await session.ListAsync<int>(sql, arguments);
        return _spark.Service.Executed.Last(e => e.Plan.Command is not null).Plan.Command.SqlCommand.Input.Sql;
    }

    public ValueTask DisposeAsync() => _spark.DisposeAsync();
}
