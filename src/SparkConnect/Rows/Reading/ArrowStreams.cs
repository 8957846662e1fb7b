using Apache.Arrow;
using Apache.Arrow.Ipc;

namespace SparkConnect.Rows.Reading;

static class ArrowStreams
{
    /// <summary>The batches of a stream that hold rows.</summary>
    public static async IAsyncEnumerable<RecordBatch> Batches(ReadOnlyMemory<byte> stream)
    {
        using var reader = new ArrowStreamReader(stream);
        while (await reader.ReadNextRecordBatchAsync() is { } batch)
            if (batch.Length > 0) yield return batch;
    }
}
