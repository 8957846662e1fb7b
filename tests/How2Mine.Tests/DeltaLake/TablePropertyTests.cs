using System.Text;
using System.Text.Json;
using DeltaLake;
using FsCheck;
using FsCheck.Xunit;

namespace How2Mine.Tests.DeltaLake;

public sealed class TablePropertyTests
{
    [Property(MaxTest = 15)]
    public async Task Log_and_checkpoint_tell_the_same_table(byte[] operations)
    {
        using var folder = new TemporaryFolder();
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(folder["t"]);
        foreach (var (operation, n) in operations.Concat(new byte[12]).Select((b, n) => (b % 4, n))) await ApplyAsync(table, operation, n);

        var checkpointed = await (await DeltaTable.OpenAsync(folder["t"])).SnapshotAsync();
        Assert.NotEmpty(Directory.GetFiles(folder["t/_delta_log"], "*.checkpoint.parquet"));
        foreach (var file in Directory.GetFiles(folder["t/_delta_log"], "*checkpoint*")) File.Delete(file);
        var replayed = await (await DeltaTable.OpenAsync(folder["t"])).SnapshotAsync();
        Assert.Equal(Describe(replayed), Describe(checkpointed));
        Assert.Equal(Describe(replayed), Describe(await table.SnapshotAsync()));
    }

    [Property(MaxTest = 60)]
    public async Task Text_comes_back_and_its_bounds_hold(string?[] texts)
    {
        using var folder = new TemporaryFolder();
        string?[] all = [.. texts, .. texts.Select(t => t + "ﬀ😀\U0010FFFF" + new string('x', 28) + t)];
        var table = await DeltaTable.CreateIfMissingAsync<Text>(folder["t"]);
        var rows = all.Select(t => new Text(t, [t, .. all.Take(3)], t is null ? null : [])).ToList();
        var file = await table.FileAsync(rows, new() { RowGroupRows = 7 });
        await (await table.BeginAsync("WRITE")).Add(file).CommitAsync();

        Assert.Equal(rows.Select(row => Tables.Text(Clean(row))), (await table.RowsAsync<Text>()).Select(Tables.Text));
        var stats = JsonDocument.Parse(file.Stats!).RootElement;
        Assert.Equal(all.Count(t => t is null), stats.GetProperty("nullCount").GetProperty("value").GetInt32());
        foreach (var text in all.Where(t => t is not null).Select(t => Utf8(Clean(t)!)))
        {
            Assert.True(Utf8(stats.GetProperty("minValues").GetProperty("value").GetString()!).AsSpan().SequenceCompareTo(text) <= 0);
            Assert.True(Utf8(stats.GetProperty("maxValues").GetProperty("value").GetString()!).AsSpan().SequenceCompareTo(text) >= 0);
        }
    }

    public sealed record Text(string? Value, IReadOnlyList<string?> Several, IReadOnlyList<int?>? None);

    static Text Clean(Text row) => new(Clean(row.Value), [.. row.Several.Select(Clean)], row.None);

    static string? Clean(string? text) => text is null ? null : Encoding.UTF8.GetString(Utf8(text));

    static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    static async Task ApplyAsync(DeltaTable table, int operation, int n)
    {
        var snapshot = await table.SnapshotAsync();
        var transaction = await table.BeginAsync("TEST");
        if (operation == 1 && snapshot.Files.Count > 0) transaction.Remove(snapshot.Files[n % snapshot.Files.Count]);
        else transaction.Add(await table.FileAsync([new Numbered(n, $"row {n}")]));
        if (operation == 2) transaction.Overwrite();
        if (operation == 3) transaction.Txn($"app {n % 3}", n);
        Assert.Equal(CommitOutcome.Committed, (await transaction.CommitAsync()).Outcome);
    }

    static string Describe(Snapshot snapshot) => string.Join('\n',
        [$"{snapshot.Version} {snapshot.Metadata.Id} {snapshot.Schema}", .. snapshot.Transactions.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => t.ToString()),
            .. snapshot.Files.Select(f => $"{f.Path} {f.Size} {f.ModificationTime} {f.NumRecords} {f.Stats}")]);
}
