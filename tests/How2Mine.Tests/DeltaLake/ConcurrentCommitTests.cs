using DeltaLake;

namespace How2Mine.Tests.DeltaLake;

public sealed class ConcurrentCommitTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Four_writers_at_once_lose_no_commit()
    {
        await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            var table = await DeltaTable.OpenAsync(_folder["t"]);
            for (var i = 0; i < 25; i++)
            {
                var result = await table.AppendAsync(new Numbered((writer * 100) + i, $"writer {writer}"));
                Assert.Null(result.CheckpointError);
            }
        })));

        var read = await DeltaTable.OpenAsync(_folder["t"]);
        Assert.Equal(100, (await read.SnapshotAsync()).Version);
        Assert.Equal(Enumerable.Range(0, 4).SelectMany(w => Enumerable.Range(0, 25).Select(i => (long)(w * 100) + i)),
            (await read.RowsAsync<Numbered>()).Select(row => row.Id).Order());
        Assert.Empty(Directory.GetFiles(_folder["t/_delta_log"], ".*"));
    }

    [Fact]
    public async Task Several_that_create_the_table_at_once_get_the_same_table()
    {
        var tables = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]))));
        var ids = await Task.WhenAll(tables.Select(async table => (await table.SnapshotAsync()).Metadata.Id));
        Assert.Single(ids.Distinct());
    }

    [Fact]
    public async Task A_transaction_of_an_application_is_committed_once()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(n => Task.Run(async () =>
        {
            var other = await DeltaTable.OpenAsync(_folder["t"]);
            var file = await other.FileAsync([new Numbered(n, null)]);
            return (await (await other.BeginAsync("WRITE")).Add(file).Txn("partition-7", 1).CommitAsync()).Outcome;
        })));

        Assert.Equal(3, outcomes.Count(outcome => outcome == CommitOutcome.AlreadyDone));
        Assert.Single(await table.RowsAsync<Numbered>());
        Assert.Equal(1, (await table.SnapshotAsync()).Transactions["partition-7"]);
    }

    [Fact]
    public async Task A_change_computed_from_the_table_fails_when_another_commit_came_first()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        var seen = await table.SnapshotAsync();
        var transaction = (await table.BeginAsync("WRITE")).Overwrite().RequireUnchangedSince(seen.Version);
        await table.AppendAsync(new Numbered(1, null));
        var error = await Assert.ThrowsAsync<ConcurrentChangeException>(() => transaction.CommitAsync());
        Assert.Contains("is at version 1, the transaction builds on 0", error.Message);
    }

    [Fact]
    public async Task Two_that_remove_the_same_file_do_not_both_succeed()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        await table.AppendAsync(new Numbered(1, null));
        var file = (await table.SnapshotAsync()).Files[0];
        var first = (await table.BeginAsync("DELETE")).Remove(file);
        var second = (await table.BeginAsync("DELETE")).Remove(file);
        await first.CommitAsync();
        await Assert.ThrowsAsync<ConcurrentChangeException>(() => second.CommitAsync());
    }

    [Fact]
    public async Task A_writer_notices_that_the_schema_changed_meanwhile()
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        var append = (await table.BeginAsync("WRITE")).Add(await table.FileAsync([new Numbered(1, null)]));
        var metadata = (await table.SnapshotAsync()).Metadata;
        await (await table.BeginAsync("SET TBLPROPERTIES")).SetMetadata(metadata with { Description = "d", Configuration = new Dictionary<string, string?> { ["a"] = "b" } }).CommitAsync();
        var error = await Assert.ThrowsAsync<ConcurrentChangeException>(() => append.CommitAsync());
        Assert.Contains("schema or properties", error.Message);
    }

    public void Dispose() => _folder.Dispose();
}
