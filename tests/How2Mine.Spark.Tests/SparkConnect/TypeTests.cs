using System.Globalization;

namespace How2Mine.Spark.Tests.SparkConnect;

public class TypeTests(SparkServer server)
{
    [Fact]
    public async Task A_row_of_every_type_goes_to_Spark_and_comes_back()
    {
        await using var session = await server.ConnectAsync();
        Everything[] rows = [Everything.Full, Everything.Empty];
        await session.CreateViewAsync("everything", rows, TestContext.Current.CancellationToken);
        var read = await session.ListAsync<Everything>("SELECT * FROM everything");
        Assert.Equal(rows.Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task Spark_sees_the_types_that_the_record_declares()
    {
        await using var session = await server.ConnectAsync();
        await session.CreateViewAsync<Everything>("everything", [], TestContext.Current.CancellationToken);
        var columns = await session.ListAsync<Column>("DESCRIBE everything");
        Assert.Equal("""
            text string
            maybe string
            flag boolean
            number int
            big bigint
            real double
            money decimal(38,18)
            at timestamp
            local timestamp_ntz
            day date
            bytes binary
            steps array<string>
            counts array<int>
            parts array<struct<name:string,amount:int>>
            tags map<string,bigint>
            main struct<name:string,amount:int>
            """.ReplaceLineEndings("\n"), string.Join('\n', columns.Select(c => $"{c.ColName} {c.DataType}")));
        Assert.Empty(await session.ListAsync<Everything>("SELECT * FROM everything"));
    }

    [Fact]
    public async Task Narrower_numbers_are_read_as_wider_ones()
    {
        await using var session = await server.ConnectAsync();
        Assert.Equal([1L, 2L], await session.ListAsync<long>("SELECT * FROM VALUES (1Y), (2Y)"));
        Assert.Equal(0.5, await session.SingleAsync<double>("SELECT cast(0.5 AS float)"));
        Assert.Equal([1, null], await session.ListAsync<int?>("SELECT * FROM VALUES (1S), (null)"));
    }

    [Theory]
    [InlineData("SELECT null AS name, 1 AS amount", "column 'name' holds a null, which Part.Name does not take")]
    [InlineData("SELECT 'egg' AS name, 1L AS amount", "column 'amount' is int64, Part.Amount is Int32")]
    [InlineData("SELECT 'egg' AS title, 1 AS amount", "there is no column 'name' for Part.Name in the result, only title, amount")]
    [InlineData("SELECT 'egg' AS name, 'ham' AS NAME, 1 AS amount", "there are 2 columns 'name'")]
    public async Task Rows_that_do_not_fit_are_refused_by_column(string sql, string said)
    {
        await using var session = await server.ConnectAsync();
        var error = await Assert.ThrowsAsync<InvalidCastException>(() => session.ListAsync<Part>(sql));
        Assert.Contains(said, error.Message);
    }

    [Fact]
    public async Task A_value_beyond_the_type_is_refused_by_column()
    {
        await using var session = await server.ConnectAsync();
        Assert.Contains("'far'", (await Assert.ThrowsAsync<InvalidCastException>(() => session.ListAsync<DateTimeOffset>("SELECT timestamp_seconds(300000000000) AS far"))).Message);
        Assert.Contains("'huge'", (await Assert.ThrowsAsync<InvalidCastException>(() => session.ListAsync<decimal>("SELECT 99999999999999999999999999999999999999BD AS huge"))).Message);
    }

    static string Text(Everything row) => System.Text.Json.JsonSerializer.Serialize(row);

    sealed record Column(string ColName, string DataType);

    sealed record Part(string Name, int? Amount);

    sealed record Everything(string Text, string? Maybe, bool Flag, int Number, long? Big, double Real)
    {
        public decimal Money { get; init; } = 0.000000000000000000m;

        public DateTimeOffset At { get; init; }

        public DateTime? Local { get; init; }

        public DateOnly Day { get; init; }

        public byte[] Bytes { get; init; } = [];

        public IReadOnlyList<string?> Steps { get; init; } = [];

        public List<int>? Counts { get; init; }

        public Part[] Parts { get; init; } = [];

        public IReadOnlyDictionary<string, long?> Tags { get; init; } = new Dictionary<string, long?>();

        public Part? Main { get; init; }

        public static Everything Full { get; } = new("Käse 😀", "", true, int.MinValue, long.MaxValue, 0.1)
        {
            Money = -12345678901234567.890123456789m,
            At = DateTimeOffset.Parse("0001-01-01T00:00:00.000001Z", CultureInfo.InvariantCulture),
            Local = new(2026, 3, 29, 2, 30, 0),
            Day = new(1582, 10, 4),
            Bytes = [0, 255],
            Steps = ["Stir.", null, ""],
            Counts = [1, 2],
            Parts = [new("egg", 2), new("salt", null)],
            Tags = new Dictionary<string, long?> { ["a"] = 1, ["b"] = null },
            Main = new("bowl", 1),
        };

        public static Everything Empty { get; } = new("", null, false, 0, null, -1e300);
    }
}
