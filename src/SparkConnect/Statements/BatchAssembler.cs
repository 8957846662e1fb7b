using Google.Protobuf;
using ArrowBatch = SparkConnect.Protocol.ExecutePlanResponse.Types.ArrowBatch;

namespace SparkConnect.Statements;

/// <summary>Puts batches together that came in several messages because they are large.</summary>
sealed class BatchAssembler
{
    readonly List<ByteString> _parts = [];

    /// <summary>The whole batch, once its last part is there.</summary>
    public ReadOnlyMemory<byte>? Add(ArrowBatch part)
    {
        var parts = part.HasNumChunksInBatch ? part.NumChunksInBatch : 1;
        var index = part.HasChunkIndex ? part.ChunkIndex : 0;
        if (index != _parts.Count)
            throw new InvalidDataException($"part {index} of a batch came where part {_parts.Count} was expected: the server does not keep to the protocol");
        if (parts == 1) return part.Data.Memory;
        _parts.Add(part.Data);
        if (_parts.Count < parts) return null;

        var whole = new byte[_parts.Sum(p => p.Length)];
        var at = 0;
        foreach (var bytes in _parts)
        {
            bytes.Span.CopyTo(whole.AsSpan(at));
            at += bytes.Length;
        }

        _parts.Clear();
        return whole;
    }
}
