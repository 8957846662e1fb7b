using Apache.Arrow.Ipc;
using Google.Protobuf;
using SparkConnect.Protocol;

namespace SparkConnect.Rows.Writing;

/// <summary>Rows of the caller as a relation that Spark reads like a table.</summary>
static class LocalRows
{
    /// <summary>The server holds them in its driver's memory several times over.</summary>
    public const long MaxBytes = 256L << 20;

    const int RowsInBatch = 10_000;

    public static async Task<LocalRelation> OfAsync<T>(IReadOnlyList<T> rows, CancellationToken ct)
    {
        if (Shapes.Of(typeof(T)) is not Shape.Struct row)
            throw new ArgumentException($"rows of {typeof(T).Name} have no column names: a record with properties is wanted");
        var schema = ArrowTypes.Schema(row);
        using var bytes = new MemoryStream();
        using (var writer = new ArrowStreamWriter(bytes, schema, leaveOpen: true))
        {
            await writer.WriteStartAsync(ct);
            for (var at = 0; at == 0 || at < rows.Count; at += RowsInBatch)
            {
                object?[] chunk = [.. rows.Skip(at).Take(RowsInBatch)];
                if (chunk.Contains(null)) throw new ArgumentException("one of the rows is null");
                await writer.WriteRecordBatchAsync(new(schema, Columns.Members(row, chunk), chunk.Length), ct);
                if (bytes.Length > MaxBytes)
                    throw new ArgumentException($"the first {at + chunk.Length} of {rows.Count} rows take {bytes.Length} bytes, at most {MaxBytes} are sent as a view: write them to a table and read that");
            }

            await writer.WriteEndAsync(ct);
        }

        return new() { Data = UnsafeByteOperations.UnsafeWrap(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)), Schema = SchemaJson.Of(row) };
    }
}
