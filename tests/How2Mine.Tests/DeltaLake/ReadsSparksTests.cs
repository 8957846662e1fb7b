using DeltaLake;
using How2Mine.Tests.Spark;

namespace How2Mine.Tests.DeltaLake;

/// <summary>Tables as Spark writes them: made once for all tests here.</summary>
public sealed class SparkTables : IAsyncLifetime
{
    public TemporaryFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        SparkSql.SkipUnlessThere();
        await SparkSql.RunAsync($"""
            CREATE TABLE delta.`{Folder["parts"]}` (id bigint, at timestamp, day date, kind string, n int, tags array<string>, who struct<name:string,age:int>)
                USING delta PARTITIONED BY (kind, n, day) TBLPROPERTIES ('delta.checkpointInterval' = '3');
            INSERT INTO delta.`{Folder["parts"]}` VALUES (1, timestamp'2026-01-02 03:04:05.678901', date'2026-01-02', 'a b/c=d%é😀', 5, array('x', null), named_struct('name', 'Ann', 'age', 3));
            INSERT INTO delta.`{Folder["parts"]}` VALUES (2, timestamp'1965-01-02 03:04:05.678901', null, null, null, array(), null), (3, null, date'1900-01-01', '', -1, null, named_struct('name', null, 'age', null));
            INSERT INTO delta.`{Folder["parts"]}` SELECT id + 10, current_timestamp(), date'2026-02-02', 'many', 1, array('t'), null FROM range(1000);
            DELETE FROM delta.`{Folder["parts"]}` WHERE id = 10;
            UPDATE delta.`{Folder["parts"]}` SET tags = array('updated') WHERE id = 11;
            MERGE INTO delta.`{Folder["parts"]}` t USING (SELECT 12 AS id UNION ALL SELECT 5000) s ON t.id = s.id AND t.kind = 'many'
                WHEN MATCHED THEN DELETE WHEN NOT MATCHED THEN INSERT (id, kind) VALUES (s.id, 'merged');
            CREATE TABLE delta.`{Folder["vectors"]}` (id bigint) USING delta TBLPROPERTIES ('delta.enableDeletionVectors' = 'true');
            CREATE TABLE delta.`{Folder["checked"]}` (id bigint NOT NULL) USING delta;
            ALTER TABLE delta.`{Folder["checked"]}` ADD CONSTRAINT positive CHECK (id > 0);
            CREATE TABLE delta.`{Folder["plain"]}` (id bigint, name string) USING delta TBLPROPERTIES ('delta.appendOnly' = 'true');
            INSERT INTO delta.`{Folder["plain"]}` VALUES (1, 'one');
            """, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}

public sealed class ReadsSparksTests(SparkTables spark) : IClassFixture<SparkTables>
{
    [Fact]
    public async Task Reads_partitions_of_all_types_behind_a_checkpoint_after_delete_update_and_merge()
    {
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
        var table = await DeltaTable.OpenAsync(spark.Folder["parts"]);
        Assert.Equal(new[] { 0, 1, 3, 1003, 1002 }, await Task.WhenAll(Enumerable.Range(0, 5).Select(async v => (await table.RowsAsync<Row>(v)).Count)));
    }

    [Fact]
    public async Task Refuses_deletion_vectors_by_name()
    {
        var error = await Assert.ThrowsAsync<UnsupportedFeatureException>(() => DeltaTable.OpenAsync(spark.Folder["vectors"]));
        Assert.Equal(["deletionVectors"], error.Features);
        Assert.Contains("uses deletionVectors (reader version 3), this program reads reader version 1", error.Message);
    }

    [Fact]
    public async Task Reads_but_does_not_write_a_table_with_check_constraints()
    {
        var table = await DeltaTable.OpenAsync(spark.Folder["checked"]);
        Assert.Empty(await table.RowsAsync<Numbered>());
        var error = await Assert.ThrowsAsync<UnsupportedFeatureException>(() => table.BeginAsync("WRITE"));
        Assert.Contains("checkConstraints", error.Message);
    }

    [Fact]
    public async Task Appends_to_an_append_only_table_and_removes_nothing_from_it()
    {
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
