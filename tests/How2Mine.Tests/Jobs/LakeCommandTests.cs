using DeltaLake;
using How2Mine.Lake;
using How2Mine.Tests.Embedded;
using How2Mine.Work;

namespace How2Mine.Tests.Jobs;

/// <summary>how2mine lake: a whole lake is whole, before and after upkeep; each fault is named.</summary>
public sealed class LakeCommandTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    Task<string> LakeAsync() => SampleLake.CopyAsync(_folder["lake"]);

    [Fact]
    public async Task Upkeep_changes_no_row_and_leaves_the_lake_whole()
    {
        var lake = await MoreAsync(copies: 2);
        var before = await LakeRows.TablesAsync(lake);
        Assert.Matches("fates: [0-9]+ files are 1 now", (await HowToMine.RunAsync("lake", "optimize", "--lake", lake)).Error);
        Assert.Contains("fates: 0 files", (await HowToMine.RunAsync("lake", "vacuum", "--lake", lake)).Error, StringComparison.Ordinal);
        Assert.Equal(before, await LakeRows.TablesAsync(lake));
        var check = await HowToMine.RunAsync("lake", "check", "--lake", lake);
        Assert.Equal((0, "", "the lake is whole\n"), (check.Code, check.Output, check.Error));
        Assert.Contains("OPTIMIZE", (await HowToMine.RunAsync("lake", "history", "fates", "--lake", lake)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partition_that_is_there_twice_and_a_sum_that_is_wrong_are_named()
    {
        var lake = LakeFolder.Open(await LakeAsync());
        var fates = await lake.OpenTableAsync(LakeTables.Fates, Cancel);
        await CopyAsync<FateRow>(fates, row => row);
        var faults = (await CheckAsync()).Output;
        Assert.Contains("fates has 2 rows with record_id", faults, StringComparison.Ordinal);
        Assert.Matches("inputs says that .* has [0-9]+ pages, fates and waiting pages are [0-9]+", faults);
    }

    [Fact]
    public async Task An_edited_row_is_named_whichever_table_it_is_in()
    {
        var lake = LakeFolder.Open(await LakeAsync());
        await EditAsync<CandidateRow>(lake, LakeTables.Candidates, row => row with { Goal = row.Goal + " quickly" });
        await EditAsync<FateRow>(lake, LakeTables.Fates, row => row.Outcome == "kept" ? row with { Outcome = "dropped", Reason = "tips" } : row);
        await EditAsync<ProcedureRow>(lake, LakeTables.Procedures, row => row with { Url = row.Url + "#" });
        await EditAsync<ProcedureRow>(lake, LakeTables.Balanced, row => row with { Steps = [.. row.Steps, "Smile"] });
        var faults = (await CheckAsync()).Output;
        foreach (var said in new[] { "does not say what its text_digest is of", "of a record that fates does not call kept", "not as procedures has it", "not as candidates has it", "rows of candidates were edited or deleted by WRITE" })
            Assert.Contains(said, faults, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fates", 0.5)]
    [InlineData("candidates", 0.5)]
    [InlineData("pages", 0.6)]
    [InlineData("balanced", 0.2)]
    [InlineData("fates", 0.985)]
    public async Task A_file_with_a_flipped_byte_is_named_by_check_and_by_optimize(string table, double place)
    {
        var lake = await MoreAsync(copies: 1);
        var file = Directory.GetFiles(Path.Combine(lake, table), "*.parquet").MaxBy(f => new FileInfo(f).Length)!;
        var bytes = File.ReadAllBytes(file);
        bytes[(int)(place * bytes.Length)] ^= 255;
        File.WriteAllBytes(file, bytes);
        var line = Assert.Single((await CheckAsync()).Output.TrimEnd('\n').Split('\n'));
        Assert.Contains(file, line, StringComparison.Ordinal);
        Assert.Contains("restore it from a copy", line, StringComparison.Ordinal);
        if (table == "balanced") return;
        var optimized = await HowToMine.RunAsync("lake", "optimize", "--lake", lake);
        Assert.Equal(1, optimized.Code);
        Assert.Contains(file, optimized.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("fault of this program", optimized.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_edited_in_its_file_is_named_though_length_and_count_are_the_same()
    {
        var lake = await LakeAsync();
        var file = Directory.GetFiles(Path.Combine(lake, "pages"), "*.parquet").MaxBy(f => new FileInfo(f).Length)!;
        var copy = _folder["pages.parquet"];
        // Another writer's file in its place, a title changed and padded to the length that the log says.
        await LakeRows.CsvAsync(lake, $"copy (select * replace (case when row_number() over () = 1 then 'Another title' else title end as title) from read_parquet('{file}')) to '{copy}' (format parquet, compression zstd, compression_level 19)");
        Pad(copy, new FileInfo(file).Length);
        File.Move(copy, file, overwrite: true);
        Assert.Equal(["Another title"], await LakeRows.CsvAsync(lake, "select title from pages where title = 'Another title'"));
        Assert.Contains($"overwritten file: '{file}' has bytes with the SHA-256", Assert.Single((await CheckAsync()).Output.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    /// <summary>A Parquet file ends with its footer, the footer's length and a magic; what stands before the footer is found by its place, so bytes between the two are nobody's.</summary>
    static void Pad(string path, long length)
    {
        var bytes = File.ReadAllBytes(path);
        Assert.InRange(bytes.Length, 0, length);
        var footer = bytes.Length - 8 - BitConverter.ToInt32(bytes, bytes.Length - 8);
        File.WriteAllBytes(path, [.. bytes[..footer], .. new byte[length - bytes.Length], .. bytes[footer..]]);
    }

    [Fact]
    public async Task Rows_of_pages_that_are_lost_with_the_last_commit_are_told()
    {
        var log = Path.Combine(await LakeAsync(), "pages", "_delta_log");
        File.Delete(Directory.GetFiles(log, "*.json").Order(StringComparer.Ordinal).Last());
        Assert.Contains("is kept, and pages does not have it: rows of pages are lost", (await CheckAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_whose_name_is_a_pattern_is_read_itself_and_not_what_it_matches()
    {
        await LakeAsync();
        Directory.Move(_folder["lake"], _folder["lake[1]"]);
        await SampleLake.CopyAsync(_folder["lake1"]);
        foreach (var file in Directory.GetFiles(_folder["lake1"], "*.parquet", SearchOption.AllDirectories)) File.WriteAllText(file, "no rows");
        var check = await HowToMine.RunAsync("lake", "check", "--lake", _folder["lake[1]"]);
        Assert.Equal((0, "the lake is whole\n"), (check.Code, check.Error));
    }

    [Fact]
    public async Task A_version_that_was_vacuumed_says_so()
    {
        var lake = await LakeAsync();
        Assert.Equal(0, (await HowToMine.RunAsync("lake", "optimize", "--lake", lake)).Code);
        await Task.Delay(TimeSpan.FromSeconds(1.1), Cancel);
        Assert.Equal(0, (await HowToMine.RunAsync("lake", "vacuum", "--older-than", "1s", "--lake", lake)).Code);
        (await HowToMine.RunAsync("query", "select * from pages", "--version", "pages=1", "--lake", lake)).IsRefused(2, "version 1 of 'pages' needs files that a vacuum has deleted");
    }

    async Task<string> MoreAsync(int copies)
    {
        var lake = await LakeAsync();
        Assert.Equal(0, (await HowToMine.RunAsync("mine", SampleCopies.Make(_folder["more"], copies), "--lake", lake)).Code);
        return lake;
    }

    async Task<Ended> CheckAsync()
    {
        var ended = await HowToMine.RunAsync("lake", "check", "--lake", _folder["lake"]);
        Assert.Equal(1, ended.Code);
        return ended;
    }

    static async Task EditAsync<T>(LakeFolder lake, string name, Func<T, T> edit)
    {
        var table = await lake.OpenTableAsync(name, Cancel);
        var old = (await table.SnapshotAsync(ct: Cancel)).Files;
        await CopyAsync(table, edit, old);
    }

    static async Task CopyAsync<T>(DeltaTable table, Func<T, T> edit, IEnumerable<AddFile>? removed = null)
    {
        await using var file = await table.NewDataFileAsync<T>(ct: Cancel);
        var first = true;
        await foreach (var row in table.ReadAsync<T>(await table.SnapshotAsync(ct: Cancel), Cancel))
        {
            await file.AddAsync(first || row is FateRow ? edit(row) : row, Cancel);
            first = false;
        }
        await (await table.BeginAsync("WRITE", ct: Cancel)).Remove(removed ?? []).Add(await file.CompleteAsync(Cancel)).CommitAsync(Cancel);
    }
}
