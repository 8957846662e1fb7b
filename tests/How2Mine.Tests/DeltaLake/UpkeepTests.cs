using DeltaLake;
using DeltaLake.Upkeep;
using Microsoft.Extensions.Time.Testing;

namespace How2Mine.Tests.DeltaLake;

/// <summary>Compaction, vacuum, history and the check of files, also while others read and write.</summary>
public sealed class UpkeepTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Many_small_files_are_one_with_the_same_rows_and_the_older_version_stays_readable()
    {
        var table = await AppendedAsync(30);
        var before = await table.SnapshotAsync(ct: Cancel);
        Assert.Equal(new CompactionResult(30, 1), await new Compaction(table).RunAsync<Numbered>(Cancel));
        var after = await table.SnapshotAsync(ct: Cancel);
        Assert.Single(after.Files);
        Assert.Equal(await NumbersAsync(table, before), await NumbersAsync(table, after));
        Assert.Equal(new CompactionResult(0, 0), await new Compaction(table).RunAsync<Numbered>(Cancel));
    }

    [Fact]
    public async Task Vacuum_deletes_what_was_removed_or_left_over_long_ago_and_nothing_else()
    {
        var table = await AppendedAsync(5);
        var kept = (await table.SnapshotAsync(ct: Cancel)).Files.Count;
        await new Compaction(table).RunAsync<Numbered>(Cancel);
        // A writer that was killed left this one; another is at work on that one.
        Touch(Path.Combine(table.Folder, "part-00000-left-c000.zstd.parquet"), TimeSpan.FromDays(9));
        Touch(Path.Combine(table.Folder, "part-00000-atwork-c000.zstd.parquet"), TimeSpan.Zero);
        foreach (var file in Directory.GetFiles(table.Folder, "*.parquet").Where(f => !f.Contains("atwork", StringComparison.Ordinal))) File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddDays(-9));
        Assert.Equal(1, (await Vacuum.RunAsync(table, TimeSpan.FromDays(8), dryRun: true, Cancel)).Files);
        Assert.Equal(1, (await Vacuum.RunAsync(table, TimeSpan.FromDays(8), dryRun: false, Cancel)).Files);
        Assert.Equal(kept + 2, Directory.GetFiles(table.Folder, "*.parquet").Length);
        var later = await DeltaTable.OpenAsync(table.Folder, new() { Time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddHours(2)) }, Cancel);
        Assert.Equal(kept, (await Vacuum.RunAsync(later, TimeSpan.FromHours(1), dryRun: false, Cancel)).Files - 1);
        Assert.Single(Directory.GetFiles(table.Folder, "*.parquet"));
        Assert.Equal(Enumerable.Range(0, 5), await NumbersAsync(table, await table.SnapshotAsync(ct: Cancel)));
    }

    [Fact]
    public async Task Writers_and_readers_lose_nothing_while_a_table_is_optimized_and_vacuumed()
    {
        const int Writers = 4;
        // HOW2MINE_UPKEEP=1500 keeps them at it for a minute and more.
        var commits = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_UPKEEP") ?? "60", System.Globalization.CultureInfo.InvariantCulture);
        var folder = (await AppendedAsync(1)).Folder;
        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var table = await DeltaTable.OpenAsync(folder, ct: Cancel);
            for (var i = 0; i < commits; i++) await AppendAsync(table, 1 + (writer * commits) + i);
        }, Cancel)).ToList();
        var readers = Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            var (table, most) = (await DeltaTable.OpenAsync(folder, ct: Cancel), 0);
            while (!done.IsCancellationRequested)
            {
                var numbers = await NumbersAsync(table, await table.SnapshotAsync(ct: Cancel));
                Assert.Equal(numbers.Distinct().Count(), numbers.Count);
                Assert.True(numbers.Count >= most, $"{numbers.Count} rows after {most}");
                most = numbers.Count;
            }
        }, Cancel)).ToList();
        var upkeep = Task.Run(async () =>
        {
            var table = await DeltaTable.OpenAsync(folder, ct: Cancel);
            while (!done.IsCancellationRequested)
            {
                await new Compaction(table).RunAsync<Numbered>(Cancel);
                await Vacuum.RunAsync(table, TimeSpan.FromSeconds(20), dryRun: false, Cancel);
            }
        }, Cancel);
        await Task.WhenAll(writers);
        await done.CancelAsync();
        await Task.WhenAll([.. readers, upkeep]);
        var end = await DeltaTable.OpenAsync(folder, ct: Cancel);
        Assert.Equal(Enumerable.Range(0, 1 + (Writers * commits)), await NumbersAsync(end, await end.SnapshotAsync(ct: Cancel)));
        Assert.Empty(await FileCheck.RunAsync(folder, Cancel));
    }

    [Fact]
    public async Task A_missing_a_cut_and_an_overwritten_file_and_a_gap_are_named()
    {
        var table = await AppendedAsync(6);
        var files = (await table.SnapshotAsync(ct: Cancel)).Files.Select(f => Path.Combine(table.Folder, f.LocalPath)).ToList();
        Assert.Empty(await FileCheck.RunAsync(table.Folder, Cancel));
        File.Delete(files[0]);
        File.WriteAllBytes(files[1], File.ReadAllBytes(files[1])[..^20]);
        File.WriteAllBytes(files[2], new byte[new FileInfo(files[2]).Length]);
        var faults = await FileCheck.RunAsync(table.Folder, Cancel);
        Assert.Collection(faults.Order(StringComparer.Ordinal), f => Assert.Contains(files[0], f, StringComparison.Ordinal), f => Assert.Contains(files[2], f, StringComparison.Ordinal), f => Assert.Contains(files[1], f, StringComparison.Ordinal));
        Assert.Equal(["missing file", "overwritten file", "truncated file"], faults.Select(f => f.Split(':')[0]).Order(StringComparer.Ordinal));
        File.Delete(Path.Combine(table.Folder, "_delta_log", "00000000000000000003.json"));
        Assert.Contains("has a gap", Assert.Single(await FileCheck.RunAsync(table.Folder, Cancel)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_tells_what_each_commit_did()
    {
        var table = await AppendedAsync(2);
        await new Compaction(table).RunAsync<Numbered>(Cancel);
        await using var file = await table.NewDataFileAsync<Numbered>(ct: Cancel);
        await file.AddAsync(new(7), Cancel);
        await (await table.BeginAsync("WRITE", ct: Cancel)).Overwrite().Add(await file.CompleteAsync(Cancel)).Note("drawn anew").CommitAsync(Cancel);
        Assert.Equal(
            [("WRITE", 1L, 1L, true, "drawn anew"), ("OPTIMIZE", 1, 2, false, null), ("WRITE", 1, 0, false, null), ("WRITE", 1, 0, false, null), ("CREATE TABLE", 0, 0, false, null)],
            (await History.ReadAsync(table, Cancel)).Select(v => (v.Operation, v.FilesAdded, v.FilesRemoved, v.TakesRowsOut, v.Note)));
    }

    sealed record Numbered(int Number);

    async Task<DeltaTable> AppendedAsync(int files)
    {
        var table = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["table"], ct: Cancel);
        for (var i = 0; i < files; i++) await AppendAsync(table, i);
        return table;
    }

    static async Task AppendAsync(DeltaTable table, int number)
    {
        await using var file = await table.NewDataFileAsync<Numbered>(ct: Cancel);
        await file.AddAsync(new(number), Cancel);
        await (await table.BeginAsync("WRITE", ct: Cancel)).Add(await file.CompleteAsync(Cancel)).CommitAsync(Cancel);
    }

    static async Task<List<int>> NumbersAsync(DeltaTable table, Snapshot snapshot)
    {
        var numbers = new List<int>();
        await foreach (var row in table.ReadAsync<Numbered>(snapshot, Cancel)) numbers.Add(row.Number);
        numbers.Sort();
        return numbers;
    }

    static void Touch(string file, TimeSpan age)
    {
        File.WriteAllText(file, "rows");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow - age);
    }
}
