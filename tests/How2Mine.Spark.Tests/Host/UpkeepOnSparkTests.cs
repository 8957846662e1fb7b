using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;

namespace How2Mine.Spark.Tests.Host;

/// <summary>A lake of the first host, drawn from, kept up and checked by Spark.</summary>
public sealed class UpkeepOnSparkTests(SparkServer server, PackedProgram program) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_draw_tells_of_itself_upkeep_changes_no_row_and_a_doubled_row_is_named()
    {
        SparkServer.SkipUnlessThere();
        var lake = await SampleLake.CopyAsync(_folder["lake"]);
        await SparkAsync(0, "mine", HowToMine.Sample, "--per-topic", "2", "--seed", "7");
        var drawn = (await LakeRows.CsvAsync(lake, "select count(*) from balanced"))[0];
        var history = await HowToMine.RunAsync("lake", "history", "balanced", "--lake", lake);
        Assert.Matches($"WRITE.*Apache-Spark.*\"per_topic\":2.*\"seed\":7.*\"rows\":{drawn},", history.Output.Split('\n').First(l => l.Contains("Spark", StringComparison.Ordinal)));

        var before = await LakeRows.AllAsync(lake);
        Assert.Contains("fates: optimized", (await SparkAsync(0, "lake", "optimize")).Error, StringComparison.Ordinal);
        var (old, young) = (LeftOver(lake, "old", TimeSpan.FromHours(2)), LeftOver(lake, "young", TimeSpan.FromMinutes(20)));
        // Minutes are an hour to Spark, not none.
        Assert.Contains("fates: what is older than 1 h deleted", (await SparkAsync(0, "lake", "vacuum", "--older-than", "10m")).Error, StringComparison.Ordinal);
        Assert.Equal((false, true), (File.Exists(old), File.Exists(young)));
        Assert.Equal(before, await LakeRows.AllAsync(lake));
        Assert.Contains("the lake is whole", (await SparkAsync(0, "lake", "check")).Error, StringComparison.Ordinal);
        var check = await HowToMine.RunAsync("lake", "check", "--lake", lake);
        Assert.True(check.Code == 0, check.Output);

        await using var session = await server.ConnectAsync();
        await session.ExecuteAsync($"INSERT INTO delta.`{lake}/fates` SELECT * FROM delta.`{lake}/fates` ORDER BY record_id LIMIT 1", ct: TestContext.Current.CancellationToken);
        Assert.Contains("fates has 2 rows with record_id", (await SparkAsync(1, "lake", "check")).Output, StringComparison.Ordinal);
    }

    /// <summary>A data file that no version knows.</summary>
    static string LeftOver(string lake, string name, TimeSpan age)
    {
        var file = Path.Combine(lake, "fates", $"{name}.parquet");
        File.WriteAllText(file, "");
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow - age);
        return file;
    }

    async Task<Ended> SparkAsync(int code, params string[] words)
    {
        var ended = await program.OnSparkAsync(server.Remote, [.. words, "--lake", _folder["lake"]]);
        Assert.True(ended.Code == code, ended.Error);
        return ended;
    }
}
