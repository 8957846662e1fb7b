using Apache.Arrow;
using Apache.Arrow.Ipc;
using SparkConnect.Protocol;

namespace How2Mine.Tests.SparkConnect;

public sealed class LocalRelationTests : IAsyncLifetime
{
    FakeSpark _spark = null!;

    public async ValueTask InitializeAsync() => _spark = await FakeSpark.StartAsync();

    [Fact]
    public async Task Rows_travel_as_an_Arrow_stream_with_Spark_s_schema()
    {
        await using var session = await _spark.ConnectAsync();
        await session.CreateViewAsync("pages", [new Page("p1", 7, [new("egg", null)]), new Page("p2", null, [])]);
        var view = View();
        Assert.Equal(("pages", true, false), (view.Name, view.Replace, view.IsGlobal));
        Assert.Equal("""{"type":"struct","fields":[{"name":"page_id","type":"string","nullable":false,"metadata":{}},{"name":"length","type":"long","nullable":true,"metadata":{}},{"name":"parts","type":{"type":"array","elementType":{"type":"struct","fields":[{"name":"name","type":"string","nullable":false,"metadata":{}},{"name":"amount","type":"integer","nullable":true,"metadata":{}}]},"containsNull":false},"nullable":false,"metadata":{}}]}""", view.Input.LocalRelation.Schema);

        using var reader = new ArrowStreamReader(view.Input.LocalRelation.Data.Memory);
        var batch = await reader.ReadNextRecordBatchAsync();
        Assert.Equal(["p1", "p2"], Enumerable.Range(0, 2).Select(i => ((StringArray)batch.Column(0)).GetString(i)));
        Assert.Equal([7, null], ((Int64Array)batch.Column(1)).ToArray());
        Assert.Equal(1, ((ListArray)batch.Column(2)).GetValueLength(0));
    }

    [Fact]
    public async Task Rows_are_read_back_as_they_were_given_over_several_batches()
    {
        await using var session = await _spark.ConnectAsync();
        var rows = Enumerable.Range(0, 25_000).Select(i => new Page($"p{i}", i % 3 == 0 ? null : i, [.. Enumerable.Range(0, i % 4).Select(k => new Part($"n{k}", k == 0 ? null : k))])).ToList();
        await session.CreateViewAsync("pages", rows);
        _spark.Service.Result.Add(View().Input.LocalRelation.Data);
        var read = await session.ListAsync<Page>("SELECT *");
        Assert.Equal(rows.Select(Text), read.Select(Text));
    }

    [Fact]
    public async Task What_is_large_goes_ahead_once_and_is_named_by_its_hash()
    {
        await using var session = await _spark.ConnectAsync();
        var rows = new[] { new Page(new string('x', 2 << 20), 1, []) };
        await session.CreateViewAsync("pages", rows);
        var sent = _spark.Service.Uploaded.Count;
        await session.CreateViewAsync("pages", rows);
        Assert.Equal(sent, _spark.Service.Uploaded.Count);
        Assert.Equal($"cache/{View().Input.CachedLocalRelation.Hash}", _spark.Service.Uploaded.First().BeginChunk.Name);
        Assert.Matches("^[0-9a-f]{64}$", View().Input.CachedLocalRelation.Hash);
    }

    [Fact]
    public async Task No_rows_are_a_stream_with_a_schema()
    {
        await using var session = await _spark.ConnectAsync();
        await session.CreateViewAsync<Page>("pages", []);
        using var reader = new ArrowStreamReader(View().Input.LocalRelation.Data.Memory);
        Assert.Equal(["page_id", "length", "parts"], (await reader.GetSchema()).FieldsList.Select(f => f.Name));
        Assert.Equal(0, (await reader.ReadNextRecordBatchAsync())?.Length ?? 0);
    }

    [Fact]
    public async Task A_type_without_columns_is_refused_by_property()
    {
        await using var session = await _spark.ConnectAsync();
        Assert.Contains("no column names", (await Assert.ThrowsAsync<ArgumentException>(() => session.CreateViewAsync("x", [1, 2]))).Message);
        Assert.Contains("Odd.Where is a System.Uri", (await Assert.ThrowsAsync<ArgumentException>(() => session.CreateViewAsync<Odd>("x", []))).Message);
        Assert.Contains("Loop contains itself", (await Assert.ThrowsAsync<ArgumentException>(() => session.CreateViewAsync<Loop>("x", []))).Message);
    }

    CreateDataFrameViewCommand View() => _spark.Service.Executed.Last().Plan.Command.CreateDataframeView;

    static string Text(Page page) => System.Text.Json.JsonSerializer.Serialize(page);

    public ValueTask DisposeAsync() => _spark.DisposeAsync();

    sealed record Page(string PageId, long? Length, IReadOnlyList<Part> Parts);

    sealed record Part(string Name, int? Amount);

    sealed record Odd(Uri Where);

    sealed record Loop(int Round, Loop? Next);
}
