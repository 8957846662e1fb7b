using System.Globalization;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Spark;

namespace How2Mine.Tests.Jobs;

/// <summary>Four mines and two readers are at one lake while it is optimized and vacuumed without pause.</summary>
public sealed class UpkeepBesideMinesTests : IDisposable
{
    const int Writers = 4, Readers = 2;

    /// <summary>Between one reading and the next, one upkeep and the next: two cores are to get something done.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>HOW2MINE_UPKEEP_MINES=6 keeps each writer at it for a minute and more.</summary>
    static readonly int Mines = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_UPKEEP_MINES") ?? "1", CultureInfo.InvariantCulture);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_is_lost_nobody_fails_and_Spark_reads_the_result()
    {
        var crawl = SampleCopies.Make(_folder["crawl"], Writers * Mines);
        await SampleLake.CopyAsync(_folder["lake"]);
        using var done = new CancellationTokenSource();
        var writers = Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var i = 0; i < Mines; i++) await MineAsync(Directory.GetFiles(crawl, $"copy{(writer * Mines) + i}-*"));
        }).ToList();
        var others = Enumerable.Range(0, Readers).Select(_ => ReadAsync(done.Token)).Append(UpkeepAsync(done.Token)).ToList();
        await Task.WhenAny(Task.WhenAll(writers), Task.WhenAny(others));
        await done.CancelAsync();
        await Task.WhenAll([.. writers, .. others]);

        var check = await HowToMine.RunAsync("lake", "check", "--lake", _folder["lake"]);
        Assert.True(check.Code == 0, check.Output);
        Assert.Equal(0, (await HowToMine.RunAsync("mine", HowToMine.Sample, crawl, "--lake", _folder["undisturbed"])).Code);
        // Texts are the same in all copies: which copy is the first to be seen depends on who comes first.
        foreach (var table in new[] { "inputs", "fates", "pages", "candidates" })
            Assert.Equal(await LakeRows.AllAsync(_folder["undisturbed"], table), await LakeRows.AllAsync(_folder["lake"], table));
        var distinct = await LakeRows.CsvAsync(_folder["lake"], "select text_digest from procedures order by 1");
        Assert.Equal(await LakeRows.CsvAsync(_folder["undisturbed"], "select text_digest from procedures order by 1"), distinct);

        if (!SparkSql.IsThere && Environment.GetEnvironmentVariable("CI") != "true") return;
        var bySpark = await SparkSql.RunAsync(string.Join('\n', LakeTables.Select(t => $"SELECT '{t}', count(*) FROM delta.`{_folder["lake"]}/{t}`;")), Cancel);
        foreach (var table in LakeTables) Assert.Contains($"{table}\t{(await LakeRows.CsvAsync(_folder["lake"], $"select count(*) from {table}"))[0]}", bySpark);
    }

    static readonly string[] LakeTables = ["inputs", "fates", "pages", "candidates", "signatures", "procedures", "duplicates", "balanced"];

    async Task MineAsync(params string[] crawl)
    {
        var ended = await HowToMine.RunAsync(["mine", .. crawl, "--lake", _folder["lake"]]);
        Assert.True(ended.Code == 0, ended.Error);
    }

    /// <summary>Every table's rows, which never become fewer, but for the draw's.</summary>
    async Task ReadAsync(CancellationToken done)
    {
        var before = new long[5];
        while (!done.IsCancellationRequested)
        {
            var ended = await HowToMine.RunAsync("query", "select (select count(url) from pages), (select count(outcome) from fates), (select count(goal) from candidates), (select count(goal) from procedures), (select count(kind) from duplicates), (select count(goal) from balanced)", "--lake", _folder["lake"], "--format", "csv");
            Assert.True(ended.Code == 0, ended.Error);
            long[] now = [.. ended.Output.TrimEnd().Split('\n')[^1].Split(',').Take(5).Select(n => long.Parse(n, CultureInfo.InvariantCulture))];
            Assert.All(now.Zip(before), pair => Assert.True(pair.First >= pair.Second, $"{ended.Output} after {string.Join(',', before)}"));
            before = now;
            // What is half done is no fault, only what a run has yet to decide.
            var check = await HowToMine.RunAsync("lake", "check", "--lake", _folder["lake"]);
            Assert.True(check.Code == 0 || check.Output.Length > 0, check.Error);
            Assert.All(check.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("the next run decides$|^and [0-9,]+ more like the last$", line));
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    async Task UpkeepAsync(CancellationToken done)
    {
        while (!done.IsCancellationRequested)
            foreach (var what in new string[][] { ["optimize"], ["vacuum", "--older-than", "30s"] })
            {
                var ended = await HowToMine.RunAsync(["lake", .. what, "--lake", _folder["lake"]]);
                Assert.True(ended.Code == 0, ended.Error);
                await Task.Delay(Pause, CancellationToken.None);
            }
    }
}
