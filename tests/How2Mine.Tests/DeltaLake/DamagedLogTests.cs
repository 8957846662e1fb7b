using DeltaLake;

namespace How2Mine.Tests.DeltaLake;

public sealed class DamagedLogTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_folder_without_a_log_is_no_table()
    {
        Assert.Contains("is no Delta table", (await OpenFailsAsync()).Message);
        Directory.CreateDirectory(_folder["t/_delta_log"]);
        Assert.Contains("00000000000000000000.json' is missing", (await OpenFailsAsync()).Message);
    }

    [Fact]
    public async Task A_missing_commit_is_named()
    {
        await WriteAsync(commits: 5);
        File.Delete(Commit(3));
        Assert.Contains("has a gap: '" + Commit(3), (await OpenFailsAsync()).Message);
    }

    [Fact]
    public async Task A_torn_line_is_named_by_file_and_line()
    {
        await WriteAsync(commits: 2);
        var text = await File.ReadAllTextAsync(Commit(2));
        await File.WriteAllTextAsync(Commit(2), text[..^20]);
        Assert.StartsWith($"'{Commit(2)}' line 2 is damaged", (await OpenFailsAsync()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_commit_file_is_named()
    {
        await WriteAsync(commits: 2);
        await File.WriteAllTextAsync(Commit(2), "");
        Assert.Contains($"'{Commit(2)}' is empty", (await OpenFailsAsync()).Message);
    }

    [Fact]
    public async Task A_log_that_lost_its_end_does_not_pass_for_an_older_version()
    {
        await WriteAsync(commits: 11);
        foreach (var file in Directory.GetFiles(_folder["t/_delta_log"], "*0001*.*")) File.Delete(file);
        Assert.Contains("ends at version 9", (await OpenFailsAsync()).Message);
    }

    [Fact]
    public async Task A_cut_checkpoint_is_named()
    {
        await WriteAsync(commits: 10);
        var checkpoint = Directory.GetFiles(_folder["t/_delta_log"], "*.checkpoint.parquet").Single();
        await File.WriteAllBytesAsync(checkpoint, (await File.ReadAllBytesAsync(checkpoint))[..^30]);
        Assert.Contains(checkpoint, (await OpenFailsAsync()).Message);
    }

    [Fact]
    public async Task A_damaged_pointer_to_the_checkpoint_does_no_harm()
    {
        await WriteAsync(commits: 12);
        await File.WriteAllTextAsync(_folder["t/_delta_log/_last_checkpoint"], "{\"vers");
        Assert.Equal(12, (await (await DeltaTable.OpenAsync(_folder["t"])).SnapshotAsync()).Files.Count);
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_written_is_told_and_the_commit_stands()
    {
        var table = await WriteAsync(commits: 9);
        Directory.CreateDirectory(_folder[$"t/_delta_log/{10:D20}.checkpoint.parquet"]);
        var result = await table.AppendAsync(new Numbered(10, null));
        Assert.Equal((CommitOutcome.Committed, 10), (result.Outcome, result.Version));
        Assert.NotNull(result.CheckpointError);
        Assert.Equal(10, (await (await DeltaTable.OpenAsync(_folder["t"])).SnapshotAsync()).Version);
    }

    [Theory]
    [InlineData("""{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":["columnMapping","v2Checkpoint"],"writerFeatures":[]}}""", "v2Checkpoint")]
    [InlineData("""{"protocol":{"minReaderVersion":9,"minWriterVersion":9}}""", "an unknown reader version")]
    public async Task A_table_of_a_newer_kind_is_refused_by_feature(string protocol, string feature)
    {
        await WriteAsync(commits: 1);
        await File.WriteAllTextAsync(Commit(2), protocol + "\n");
        Assert.Contains(feature, (await OpenFailsAsync()).Message);
    }

    [Fact]
    public async Task Reader_version_3_without_features_is_read()
    {
        await WriteAsync(commits: 1);
        await File.WriteAllTextAsync(Commit(2), """{"protocol":{"minReaderVersion":3,"minWriterVersion":7,"readerFeatures":[],"writerFeatures":["rowTracking"]}}""" + "\n");
        var table = await DeltaTable.OpenAsync(_folder["t"]);
        Assert.Single(await table.RowsAsync<Numbered>());
        Assert.Contains("rowTracking", (await Assert.ThrowsAsync<UnsupportedFeatureException>(() => table.BeginAsync("WRITE"))).Message);
    }

    async Task<DeltaTable> WriteAsync(int commits)
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["t"]);
        for (var i = 0; i < commits; i++) await table.AppendAsync(new Numbered(i, "x"));
        return table;
    }

    string Commit(int version) => _folder[$"t/_delta_log/{version:D20}.json"];

    async Task<DeltaException> OpenFailsAsync() => await Assert.ThrowsAnyAsync<DeltaException>(() => DeltaTable.OpenAsync(_folder["t"]));

    public void Dispose() => _folder.Dispose();
}
