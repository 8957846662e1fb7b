using DeltaLake.Columns.Writing;
using DeltaLake.Storage;
using Parquet;

namespace DeltaLake.Log;

/// <summary>Writes the state of the table into one Parquet file, so that readers need not replay the log from its start.</summary>
sealed class CheckpointWriter(LogFolder log, TimeProvider time)
{
    static readonly RowGroupLimits Limits = new(Rows: 100_000, Bytes: 32 << 20);

    public async Task WriteAsync(Snapshot snapshot, CancellationToken ct)
    {
        var temporary = log.Temporary("checkpoint");
        try
        {
            var (actions, bytes) = await WriteFileAsync(temporary, snapshot, ct);
            DurableFile.Move(temporary, log.Checkpoint(snapshot.Version));
            var pointer = new CheckpointPointer
            {
                Version = snapshot.Version,
                Size = actions,
                SizeInBytes = bytes,
                NumOfAddFiles = snapshot.State.Files.Count,
            };
            await DurableFile.ReplaceAsync(log.LastCheckpoint, log.Temporary("last_checkpoint"), pointer.ToBytes(), ct);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    async Task<(long Actions, long Bytes)> WriteFileAsync(string path, Snapshot snapshot, CancellationToken ct)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
        await using var rows = await RowWriter<LogRecord>.CreateAsync(stream, SnapshotLoader.CheckpointShape, CompressionMethod.Snappy, Limits, ct);
        foreach (var action in Actions(snapshot)) await rows.AddAsync(action, ct);
        await rows.CompleteAsync(ct);
        stream.Flush(flushToDisk: true);
        return (rows.Rows, stream.Length);
    }

    IEnumerable<LogRecord> Actions(Snapshot snapshot)
    {
        var oldest = time.GetUtcNow().Subtract(Retention.OfTombstones(snapshot.Metadata)).ToUnixTimeMilliseconds();
        yield return new() { Protocol = snapshot.Protocol };
        yield return new() { MetaData = snapshot.Metadata };
        foreach (var txn in snapshot.State.Transactions.Values) yield return new() { Txn = txn };
        foreach (var remove in snapshot.State.Tombstones.Values)
            if (remove.DeletionTimestamp >= oldest) yield return new() { Remove = remove with { DataChange = false } };
        foreach (var add in snapshot.State.Files.Values) yield return new() { Add = add with { DataChange = false } };
    }
}
