using Apache.Arrow;
using Apache.Arrow.Ipc;
using Google.Protobuf;
using SparkConnect;

namespace How2Mine.Tests.SparkConnect;

static class FakeRows
{
    /// <summary>An Arrow stream of one batch with the numbers in a column.</summary>
    public static ByteString Numbers(params int[] numbers)
    {
        var schema = new Schema.Builder().Field(f => f.Name("n").DataType(Apache.Arrow.Types.Int32Type.Default)).Build();
        using var bytes = new MemoryStream();
        using var writer = new ArrowStreamWriter(bytes, schema);
        writer.WriteStart();
        writer.WriteRecordBatch(new(schema, [new Int32Array.Builder().AppendRange(numbers).Build()], numbers.Length));
        writer.WriteEnd();
        return ByteString.CopyFrom(bytes.ToArray());
    }

    public static async Task<List<T>> ListAsync<T>(this SparkSession session, string sql, SqlArguments? args = null, CancellationToken ct = default)
    {
        List<T> rows = [];
        await foreach (var row in session.QueryAsync<T>(sql, args, ct: ct)) rows.Add(row);
        return rows;
    }
}
