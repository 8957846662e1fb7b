using DeltaLake;

namespace How2Mine.Tests.DeltaLake;

public sealed class DeltaTableTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Gives_back_the_rows_that_were_appended()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Sample>(_folder["t"]);
        var rows = Enumerable.Range(0, 200).Select(Sample.Numbered).ToList();
        var result = await table.AppendAsync(rows);

        var again = await DeltaTable.OpenAsync(_folder["t"]);
        var read = await again.RowsAsync<Sample>();
        Assert.Equal((CommitOutcome.Committed, 1L), (result.Outcome, result.Version));
        Assert.Equal(rows.Select(Tables.Text), read.Select(Tables.Text));
        Assert.Equal(200, (await again.SnapshotAsync()).NumRecords);
    }

    [Fact]
    public async Task Every_older_version_stays_readable_after_an_overwrite()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        await table.AppendAsync(new Numbered(1, "one"));
        var file = await table.FileAsync([new Numbered(2, null)]);
        await (await table.BeginAsync("WRITE")).Overwrite().Add(file).CommitAsync();

        Assert.Empty(await table.RowsAsync<Numbered>(0));
        Assert.Equal([new Numbered(1, "one")], await table.RowsAsync<Numbered>(1));
        Assert.Equal([new Numbered(2, null)], await table.RowsAsync<Numbered>());
    }

    [Fact]
    public async Task A_file_in_many_row_groups_reads_like_one()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Sample>(_folder["t"]);
        var rows = Enumerable.Range(0, 1000).Select(Sample.Numbered).ToList();
        var file = await table.FileAsync(rows, new() { RowGroupRows = 37, Compression = DataCompression.Snappy });
        await (await table.BeginAsync("WRITE")).Add(file).CommitAsync();
        Assert.Equal(rows.Select(Tables.Text), (await table.RowsAsync<Sample>()).Select(Tables.Text));
    }

    [Fact]
    public async Task A_data_file_that_was_not_completed_leaves_nothing_behind()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        await using (var file = await table.NewDataFileAsync<Numbered>()) await file.AddAsync(new(1, "x"));
        Assert.Empty(Directory.GetFiles(_folder["t"], "*.parquet"));
    }

    [Fact]
    public async Task A_column_that_the_files_lack_reads_as_null()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        await table.AppendAsync(new Numbered(1, "one"));
        Assert.Equal([new Wider(1, null, 0)], await table.RowsAsync<Wider>());
        var error = await Assert.ThrowsAsync<DeltaException>(() => table.RowsAsync<Stricter>());
        Assert.Contains("column 'title'", error.Message);
    }

    sealed record Wider(long Id, string? Title, int Count);

    sealed record Stricter(long Id, string Title);

    public void Dispose() => _folder.Dispose();
}
