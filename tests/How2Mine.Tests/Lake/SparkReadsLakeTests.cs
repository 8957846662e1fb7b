using DeltaLake;
using How2Mine.Lake;
using How2Mine.Tests.Jobs;
using How2Mine.Tests.Spark;

namespace How2Mine.Tests.Lake;

/// <summary>Any engine reads the lake: Spark with Delta sees the same rows as DuckDB does, in every column of every table.</summary>
public sealed class SparkReadsLakeTests
{
    [Fact]
    public async Task Spark_agrees_on_every_row_of_every_table()
    {
        SparkSql.SkipUnlessThere();
        var cancel = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        await SampleLake.CopyAsync(folder["lake"]);
        var (script, expected) = (new List<string>(), new List<string>());
        foreach (var table in LakeTables.All)
        {
            var schema = (await (await DeltaTable.OpenAsync(Path.Combine(folder["lake"], table), ct: cancel)).SnapshotAsync(ct: cancel)).Schema;
            script.Add($"select concat('{table} ', {new RowDigest(IsSpark: true).Of(schema)}) as digest from delta.`{folder["lake"]}/{table}` order by 1;");
            var rows = await HowToMine.RunAsync("query", $"select concat('{table} ', {new RowDigest(IsSpark: false).Of(schema)}) as digest from {table} order by 1", "--lake", folder["lake"], "--format", "csv");
            Assert.True(rows.Code == 0, rows.Error);
            expected.AddRange(rows.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1));
        }
        var read = await SparkSql.RunAsync(string.Join('\n', script), cancel);
        Assert.True(expected.Count > 500);
        Assert.Equal(expected, read.Where(l => LakeTables.All.Any(t => l.StartsWith(t + " ", StringComparison.Ordinal))));
    }
}
