using System.Text.Json;

namespace DeltaLake.Log;

/// <summary>The file _last_checkpoint. It saves other readers a listing; here it tells a log that lost its newest files.</summary>
sealed record CheckpointPointer
{
    public required long Version { get; init; }

    public required long Size { get; init; }

    public long? SizeInBytes { get; init; }

    public long? NumOfAddFiles { get; init; }

    public int? Parts { get; init; }

    /// <summary>The file's content; <c>null</c> where it is missing or damaged, which the protocol allows.</summary>
    public static async Task<CheckpointPointer?> ReadAsync(LogFolder log, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<CheckpointPointer>(await File.ReadAllBytesAsync(log.LastCheckpoint, ct), LogJson.Options);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or JsonException)
        {
            return null;
        }
    }

    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, LogJson.Options);
}
