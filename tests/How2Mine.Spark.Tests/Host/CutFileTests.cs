using System.Globalization;
using How2Mine.Settings;
using How2Mine.Tests;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;
using How2Mine.Tests.Work;
using How2Mine.Work;

namespace How2Mine.Spark.Tests.Host;

/// <summary>A large file is cut for Spark, which changes no row of any table.</summary>
public sealed class CutFileTests(SparkServer server, PackedProgram program) : IDisposable
{
    /// <summary>HOW2MINE_LARGE=1 makes it a hundred megabytes.</summary>
    static readonly bool IsLarge = Environment.GetEnvironmentVariable("HOW2MINE_LARGE") == "1";

    static readonly long Bytes = IsLarge ? LargeCrawl.Bytes : 12L << 20, SplitBytes = IsLarge ? 8L << 20 : 1L << 20;

    /// <summary>Ranges that follow each other are mined by one worker, and by two.</summary>
    const int RangesATask = 3;

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_damaged_file_mined_in_a_dozen_ranges_gives_the_rows_of_one_mined_whole()
    {
        SparkServer.SkipUnlessThere();
        var crawl = Directory.CreateDirectory(_folder["crawl"]).FullName;
        LargeCrawl.Write(Path.Combine(crawl, "large.warc.gz"), SharedData.Path("crawl"), Bytes);
        var size = new FileInfo(Path.Combine(crawl, "large.warc.gz")).Length;
        Assert.Equal(0, (await HowToMine.RunAsync("mine", crawl, "--lake", _folder["whole"])).Code);
        var tasks = await CutAsync(crawl, _folder["cut"]);
        Assert.InRange(tasks, Math.Max(10, (size / SplitBytes) - 2), (size / SplitBytes) + 2);
        var expected = await LakeRows.AllAsync(_folder["whole"]);
        Assert.True(expected.Count > 1000, $"{expected.Count} rows in all tables");
        Assert.NotEqual(["0"], await LakeRows.CsvAsync(_folder["whole"], "select damage_count from inputs"));
        Assert.Equal(expected, await LakeRows.AllAsync(_folder["cut"]));
    }

    /// <summary>As the job does it, but for the sizes.</summary>
    /// <returns>The ranges that it was mined in.</returns>
    async Task<int> CutAsync(string crawl, string address)
    {
        LakeFolder.OpenOrCreate(address);
        var settings = new MiningSettings();
        using var store = new CrawlStore(settings.Sources);
        var archive = new ProgramArchive(await program.ArchiveAsync(), Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture));
        await using var door = await SparkDoor.OpenAsync(server.Remote, false, _ => Task.FromResult(archive), Cancel);
        var (lake, progress) = (new SparkLake(door.Session, address), new MiningProgress());
        await lake.OpenAsync(Cancel);
        var files = (await store.DescribeAllAsync(await new CrawlSources(store, null).ResolveAsync([crawl], Cancel), Cancel)).Select(d => d.File).ToList();
        var shape = new SparkShape { SplitBytes = SplitBytes, TaskBytes = RangesATask * SplitBytes };
        await new SparkRun(lake, store, settings, new WorkerProgram(door.Alias, settings), shape, progress).RunAsync(files, await lake.StateAsync(Cancel), Cancel);
        await new SparkCurator(lake, settings, new WorkerProgram(door.Alias, settings), progress).RunAsync(Cancel);
        return (await store.SplitAsync(files[0], SplitBytes, Cancel)).Count;
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
