using How2Mine.Tests.Spark;

namespace How2Mine.Tests.DeltaLake;

/// <summary>Tables as Spark writes them: made once for all tests here.</summary>
public sealed class SparkTables : IAsyncLifetime
{
    public TemporaryFolder Folder { get; } = new();

    public async ValueTask InitializeAsync()
    {
        if (!SparkSql.IsThere) return;
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
            SET spark.databricks.delta.checkpoint.partSize=2;
            CREATE TABLE delta.`{Folder["multi"]}` (id bigint, name string) USING delta TBLPROPERTIES ('delta.checkpointInterval' = '4');
            INSERT INTO delta.`{Folder["multi"]}` VALUES (1, 'one');
            INSERT INTO delta.`{Folder["multi"]}` VALUES (2, 'two');
            INSERT INTO delta.`{Folder["multi"]}` VALUES (3, 'three');
            INSERT INTO delta.`{Folder["multi"]}` VALUES (4, 'four');
            """, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
