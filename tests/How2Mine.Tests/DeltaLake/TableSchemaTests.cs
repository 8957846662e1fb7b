using DeltaLake;

namespace How2Mine.Tests.DeltaLake;

public class TableSchemaTests
{
    [Fact]
    public void Names_columns_in_snake_case_and_knows_what_may_be_null() =>
        Assert.Equal(
            """{"type":"struct","fields":[{"name":"page_id","type":"string","nullable":false,"metadata":{}},{"name":"html5","type":"integer","nullable":true,"metadata":{}},{"name":"warc_url","type":"timestamp","nullable":false,"metadata":{}},{"name":"several","type":{"type":"array","elementType":{"type":"struct","fields":[{"name":"text","type":"string","nullable":true,"metadata":{}}]},"containsNull":false},"nullable":true,"metadata":{}}]}""",
            TableSchema.Of<Row>().ToJson());

    [Fact]
    public void Reads_what_it_writes() => Assert.Equal(TableSchema.Of<Sample>(), TableSchema.Parse(TableSchema.Of<Sample>().ToJson()));

    [Fact]
    public void Says_which_property_has_no_column_type() =>
        Assert.Contains("Bad.Cost is a System.Decimal", Assert.Throws<ArgumentException>(TableSchema.Of<Bad>).Message);

    [Fact]
    public async Task Rows_that_do_not_fit_the_table_are_refused_before_a_file_is_written()
    {
        using var folder = new TemporaryFolder();
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(folder["t"]);
        var error = await Assert.ThrowsAsync<ArgumentException>(() => table.NewDataFileAsync<Other>());
        Assert.Contains("column 'name' is long, the table's is string", error.Message);
    }

    sealed record Row(string PageId, int? Html5, DateTimeOffset WarcURL, IReadOnlyList<Part>? Several);

    sealed record Part(string? Text);

    sealed record Bad(decimal Cost);

    sealed record Other(long Id, long Name);
}
