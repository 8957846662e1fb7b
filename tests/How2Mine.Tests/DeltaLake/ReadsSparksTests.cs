using DeltaLake;
using How2Mine.Tests.Spark;

namespace How2Mine.Tests.DeltaLake;

/// <summary>Tables written by Spark, read and continued here.</summary>
public sealed class ReadsSparksTests(SparkTables spark) : IClassFixture<SparkTables>
{
    [Fact]
    public async Task Reads_partitions_of_all_types_behind_a_checkpoint_after_delete_update_and_merge()
    {
        SparkSql.SkipUnlessThere();
        Assert.NotEmpty(Directory.GetFiles(spark.Folder["parts/_delta_log"], "*.checkpoint.parquet"));
        var rows = await (await DeltaTable.OpenAsync(spark.Folder["parts"])).RowsAsync<Row>();
        var byId = rows.ToDictionary(row => row.Id);
        Assert.Equal(3 + 1000 - 2 + 1, rows.Count);
        Assert.Equal(("a b/c=d%é😀", 5, new DateOnly(2026, 1, 2)), (byId[1].Kind, byId[1].N, byId[1].Day));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6_789_010), byId[1].At);
        Assert.Equal(new DateTimeOffset(1965, 1, 2, 3, 4, 5, TimeSpan.Zero).AddTicks(6_789_010), byId[2].At);
        Assert.Equal(["x", null], byId[1].Tags!);
        Assert.Equal((null, null, null, 0), (byId[2].Kind, byId[2].N, byId[2].Day, byId[2].Tags!.Count));
        Assert.Equal((null, null, -1), (byId[3].Kind, byId[3].Tags, byId[3].N));
        Assert.Equal([new Person("Ann", 3), null, new Person(null, null)], [byId[1].Who, byId[2].Who, byId[3].Who]);
        Assert.Equal("updated", byId[11].Tags!.Single());
        Assert.Equal(("merged", null), (byId[5000].Kind, byId[5000].Who));
        Assert.DoesNotContain(12L, byId.Keys);
    }

    [Fact]
    public async Task Reads_versions_before_the_checkpoint()
    {
        SparkSql.SkipUnlessThere();
        var table = await DeltaTable.OpenAsync(spark.Folder["parts"]);
        Assert.Equal(new[] { 0, 1, 3, 1003, 1002 }, await Task.WhenAll(Enumerable.Range(0, 5).Select(async v => (await table.RowsAsync<Row>(v)).Count)));
    }

    [Fact]
    public async Task Reads_a_checkpoint_in_several_parts()
    {
        SparkSql.SkipUnlessThere();
        Assert.True(Directory.GetFiles(spark.Folder["multi/_delta_log"], "*.checkpoint.0000000001.000000000?.parquet").Length > 0);
        File.Delete(spark.Folder[$"multi/_delta_log/{0:D20}.json"]);
        var rows = await (await DeltaTable.OpenAsync(spark.Folder["multi"])).RowsAsync<Numbered>();
        Assert.Equal([1, 2, 3, 4], rows.Select(row => row.Id).Order());
    }

    [Fact]
    public async Task Refuses_deletion_vectors_by_name()
    {
        SparkSql.SkipUnlessThere();
        var error = await Assert.ThrowsAsync<UnsupportedFeatureException>(() => DeltaTable.OpenAsync(spark.Folder["vectors"]));
        Assert.Equal(["deletionVectors"], error.Features);
        Assert.Contains("uses deletionVectors (reader version 3), this program reads reader version 1", error.Message);
    }

    [Fact]
    public async Task Reads_but_does_not_write_a_table_with_check_constraints()
    {
        SparkSql.SkipUnlessThere();
        var table = await DeltaTable.OpenAsync(spark.Folder["checked"]);
        Assert.Empty(await table.RowsAsync<Numbered>());
        var error = await Assert.ThrowsAsync<UnsupportedFeatureException>(() => table.BeginAsync("WRITE"));
        Assert.Contains("checkConstraints", error.Message);
    }

    [Fact]
    public async Task Appends_to_an_append_only_table_and_removes_nothing_from_it()
    {
        SparkSql.SkipUnlessThere();
        var table = await DeltaTable.OpenAsync(spark.Folder["plain"]);
        await table.AppendAsync(new Numbered(2, "two"));
        var overwrite = (await table.BeginAsync("WRITE")).Overwrite();
        var error = await Assert.ThrowsAsync<DeltaException>(() => overwrite.CommitAsync());
        Assert.Contains("append-only", error.Message);
        Assert.Equal(2, (await table.RowsAsync<Numbered>()).Count);
    }

    public sealed record Row(long Id, DateTimeOffset? At, DateOnly? Day, string? Kind, int? N, IReadOnlyList<string?>? Tags, Person? Who);

    public sealed record Person(string? Name, int? Age);
}
