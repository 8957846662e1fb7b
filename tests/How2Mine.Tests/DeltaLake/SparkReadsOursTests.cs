using DeltaLake;
using DeltaLake.Upkeep;
using How2Mine.Tests.Spark;
using Microsoft.Extensions.Time.Testing;

namespace How2Mine.Tests.DeltaLake;

/// <summary>Tables written here, read and continued by Spark.</summary>
public sealed class SparkReadsOursTests : IDisposable
{
    const int Rows = 60;
    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Spark_reads_our_checkpoint_finds_every_row_by_filter_and_writes_on()
    {
        SparkSql.SkipUnlessThere();
        var ct = TestContext.Current.CancellationToken;
        var table = await DeltaTable.CreateIfMissingAsync<Sample>(_folder["samples"], ct: ct);
        for (var i = 0; i < 12; i++) await table.AppendAsync(Enumerable.Range(i * 5, 5).Select(Sample.Numbered));
        var texts = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["texts"], ct: ct);
        await texts.AppendAsync(new Numbered(1, "a\uFFFDz"), new Numbered(2, "a😀"), new Numbered(3, null), new Numbered(4, new string('ｚ', 40)));
        await (await texts.BeginAsync("WRITE", ct: ct)).Txn("partition-7", 3).CommitAsync(ct);
        var compacted = await DeltaTable.CreateIfMissingAsync<Numbered>(_folder["compacted"], ct: ct);
        for (var i = 0; i < 5; i++) await compacted.AppendAsync(new Numbered(i, "n" + i));
        await new Compaction(compacted).RunAsync<Numbered>(ct);
        await compacted.AppendAsync(new Numbered(5, "n5"));
        Assert.Equal(5, (await Vacuum.RunAsync(await DeltaTable.OpenAsync(compacted.Folder, new() { Time = new FakeTimeProvider(DateTimeOffset.UtcNow.AddDays(1)) }, ct), TimeSpan.FromHours(1), dryRun: false, ct)).Files);
        // Without the first commits Spark has to start from the checkpoint.
        for (var version = 0; version < 10; version++) File.Delete(_folder[$"samples/_delta_log/{version:D20}.json"]);

        var lines = await SparkSql.RunAsync(Script(), ct);

        Assert.Equal(Expected(), lines);
        Assert.Equal(13, (await table.SnapshotAsync(ct: ct)).Version);
        var rows = await table.RowsAsync<Sample>();
        Assert.Equal([.. Enumerable.Range(0, Rows).Select(Sample.Numbered).Select(Tables.Text).Order(StringComparer.Ordinal), Tables.Text(FromSpark)],
            [.. rows.Where(row => row.PageId != "spark").Select(Tables.Text).Order(StringComparer.Ordinal), .. rows.Where(row => row.PageId == "spark").Select(Tables.Text)]);
        Assert.Equal(14, (await table.AppendAsync(Sample.Numbered(1000))).Version);
        Assert.Equal(5, (await texts.RowsAsync<Numbered>()).Count);
        var again = (await texts.BeginAsync("WRITE", ct: ct)).Txn("partition-8", 1);
        Assert.Equal(CommitOutcome.AlreadyDone, (await again.CommitAsync(ct)).Outcome);
    }

    static Sample FromSpark => new("spark", null, 7, 8, 0.5, true, new(2026, 11, 1, 2, 3, 4, TimeSpan.Zero), ["a", "😀"], [new("egg", null)], new("bowl", 1));

    string Script() => $"""
        SELECT count(*), sum(length), count(url_host_name), count(kept), max(fetched_at), sum(size(steps)) FROM delta.`{_folder["samples"]}`;
        SELECT to_json(struct(*)) FROM delta.`{_folder["samples"]}` WHERE page_id = 'page-0035';
        SELECT page_id FROM delta.`{_folder["samples"]}` WHERE fetched_at = timestamp'2026-01-01 00:00:13.580245';
        SELECT count(*) FROM delta.`{_folder["samples"]}` WHERE main IS NULL AND resources IS NULL;
        SELECT count(*), sum(id), max(name) FROM delta.`{_folder["compacted"]}`;
        SELECT id FROM delta.`{_folder["texts"]}` WHERE name = 'a😀';
        SELECT id FROM delta.`{_folder["texts"]}` WHERE name > 'a😀' ORDER BY id;
        SELECT id FROM delta.`{_folder["texts"]}` WHERE name = repeat('ｚ', 40);
        INSERT INTO delta.`{_folder["samples"]}` VALUES ('spark', null, 7, 8, 0.5D, true, timestamp'2026-11-01 02:03:04',
            array('a', '😀'), array(named_struct('name', 'egg', 'amount', cast(null AS int))), named_struct('name', 'bowl', 'amount', 1));
        SET spark.databricks.delta.write.txnAppId=partition-7;
        SET spark.databricks.delta.write.txnVersion=3;
        INSERT INTO delta.`{_folder["texts"]}` VALUES (5, 'our transaction says that this is done');
        SET spark.databricks.delta.write.txnAppId=partition-8;
        SET spark.databricks.delta.write.txnVersion=1;
        INSERT INTO delta.`{_folder["texts"]}` VALUES (6, 'new');
        """;

    static IEnumerable<string> Expected()
    {
        var samples = Enumerable.Range(0, Rows).Select(Sample.Numbered).ToList();
        yield return string.Join('\t', Rows, samples.Sum(s => s.Length), samples.Count(s => s.UrlHostName is not null), samples.Count(s => s.Kept is not null),
            "2026-01-01 00:01:12.8395", samples.Sum(s => s.Steps.Count));
        yield return """{"page_id":"page-0035","url_host_name":"host35.example","html5":35,"length":35000000245,"fetched_at":"2026-01-01T00:00:43.209Z","steps":["Stir 0 🥣","Stir 1 🥣","Stir 2 🥣"],"resources":[{"name":"egg 0"},{"name":"egg 1","amount":1}]}""";
        yield return "page-0011";
        yield return samples.Count(s => s.Main is null && s.Resources is null).ToString(System.Globalization.CultureInfo.InvariantCulture);
        yield return "6\t15\tn5";
        yield return "2";
        yield return "4";
        yield return "4";
        yield return "spark.databricks.delta.write.txnAppId\tpartition-7";
        yield return "spark.databricks.delta.write.txnVersion\t3";
        yield return "spark.databricks.delta.write.txnAppId\tpartition-8";
        yield return "spark.databricks.delta.write.txnVersion\t1";
    }

    public void Dispose() => _folder.Dispose();
}
