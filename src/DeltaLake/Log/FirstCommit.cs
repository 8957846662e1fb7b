using DeltaLake.Storage;

namespace DeltaLake.Log;

/// <summary>Version 0 of a table that this library makes: reader version 1, writer version 2.</summary>
static class FirstCommit
{
    public static async Task WriteAsync(LogFolder log, TableSchema schema, TableOptions options, CancellationToken ct)
    {
        Directory.CreateDirectory(log.Path);
        var now = options.Time.GetUtcNow().ToUnixTimeMilliseconds();
        var metadata = new TableMetadata
        {
            Id = Guid.NewGuid().ToString(),
            Name = options.Name,
            Description = options.Description,
            SchemaString = schema.ToJson(),
            Configuration = options.Properties,
            CreatedTime = now,
        };
        var info = new CommitInfo { Timestamp = now, Operation = "CREATE TABLE", EngineInfo = options.EngineInfo, IsBlindAppend = true };
        object[] actions =
        [
            new { CommitInfo = info },
            new LogRecord { Protocol = new() { MinReaderVersion = 1, MinWriterVersion = 2 } },
            new LogRecord { MetaData = metadata },
        ];
        ProtocolSupport.RequireWritable(log.Table, new() { MinReaderVersion = 1, MinWriterVersion = 2 }, metadata);

        // Of several processes that create the table at once one is first; the others open what it made.
        _ = await DurableFile.PutIfAbsentAsync(log.Commit(0), log.Temporary("commit"), LogJson.Write(actions), ct);
    }
}
