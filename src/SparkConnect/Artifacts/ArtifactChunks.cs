using System.IO.Hashing;
using System.Runtime.CompilerServices;
using Google.Protobuf;
using SparkConnect.Protocol;
using Chunk = SparkConnect.Protocol.AddArtifactsRequest.Types.ArtifactChunk;

namespace SparkConnect.Artifacts;

/// <summary>An artifact as the requests that carry it: one batch where it fits into a chunk, else an opening and the chunks that follow.</summary>
static class ArtifactChunks
{
    public const int ChunkBytes = 32 * 1024;

    public static async IAsyncEnumerable<AddArtifactsRequest> Requests(Artifact artifact, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = artifact.Open();
        var buffer = new byte[ChunkBytes];
        var first = await NextAsync(stream, buffer, ct);
        if (artifact.Length <= ChunkBytes)
        {
            yield return new() { Batch = new() { Artifacts = { new AddArtifactsRequest.Types.SingleChunkArtifact { Name = artifact.Name, Data = first } } } };
            yield break;
        }

        yield return new()
        {
            BeginChunk = new() { Name = artifact.Name, TotalBytes = artifact.Length, NumChunks = (artifact.Length + ChunkBytes - 1) / ChunkBytes, InitialChunk = first },
        };
        for (var sent = (long)first.Data.Length; sent < artifact.Length;)
        {
            var chunk = await NextAsync(stream, buffer, ct);
            if (chunk.Data.IsEmpty) throw new EndOfStreamException($"'{artifact.Name}' has {sent} bytes, at first it had {artifact.Length}: it changed during the upload");
            sent += chunk.Data.Length;
            yield return new() { Chunk = chunk };
        }
    }

    static async Task<Chunk> NextAsync(Stream stream, byte[] buffer, CancellationToken ct)
    {
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct);
        return new() { Data = ByteString.CopyFrom(buffer, 0, read), Crc = Crc32.HashToUInt32(buffer.AsSpan(0, read)) };
    }
}
