using System.Globalization;
using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

public class ArgumentTests(SparkServer server)
{
    [Theory]
    [InlineData("x'; DROP TABLE t; --")]
    [InlineData("\\' OR 1=1")]
    [InlineData(":name ? ${spark.master} %s")]
    [InlineData("Zeile\n\"zwei\"\t😀\0")]
    [InlineData("")]
    public async Task A_text_comes_back_as_it_was(string text)
    {
        await using var session = await server.ConnectAsync();
        Assert.Equal(text, await session.SingleAsync<string>("SELECT :text", new SqlArguments { { "text", text } }));
    }

    [Fact]
    public async Task Each_kind_of_value_has_its_type()
    {
        await using var session = await server.ConnectAsync();
        var time = DateTimeOffset.Parse("1965-01-02T03:04:05.678901+02:00", CultureInfo.InvariantCulture);
        var arguments = new SqlArguments { { "text", "a" }, { "int", -7 }, { "long", long.MinValue }, { "double", 0.1 }, { "flag", true }, { "time", time }, { "list", ["x", "y'"] }, { "none", [] } }
            .AddNull("null").Add("missing", (string?)null);
        var row = await session.SingleAsync<Values>("""
            SELECT :text AS text, :int AS `int`, :long AS long, :double AS double, :flag AS flag, :time AS time, :list AS list, :none AS none, :null AS nothing, :missing AS missing,
                concat_ws(' ', typeof(:int), typeof(:long), typeof(:double), typeof(:time), typeof(:list), typeof(:none), typeof(:null), typeof(:missing)) AS types
            """, arguments);
        Assert.Equal(("a", -7, long.MinValue, 0.1, true, time.ToUniversalTime()), (row.Text, row.Int, row.Long, row.Double, row.Flag, row.Time));
        Assert.Equal(["x", "y'"], row.List);
        Assert.Empty(row.None);
        Assert.Equal((null, null), (row.Nothing, row.Missing));
        Assert.Equal("int bigint double timestamp array<string> array<string> void string", row.Types);
    }

    sealed record Values(string Text, int Int, long Long, double Double, bool Flag, DateTimeOffset Time, IReadOnlyList<string> List, string[] None, string? Nothing, string? Missing, string Types);
}
