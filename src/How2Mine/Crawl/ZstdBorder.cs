namespace How2Mine.Crawl;

/// <summary>Finds where a zstd frame ends by its block headers (RFC 8878, 3.1.1): the decoder runs on into the next frame and does not say where.</summary>
sealed class ZstdBorder(ByteWindow source)
{
    const int MinHeaderBytes = 6, BlockHeaderBytes = 3, ChecksumBytes = 4;

    bool _hasChecksum, _hasHeader;

    /// <summary>Bytes in view that belong to the frame for certain.</summary>
    public int Known { get; private set; }

    /// <summary>The frame's last block is among them.</summary>
    public bool IsEnd { get; private set; }

    /// <summary>Takes in the frame's header, then a block at a time; false if the file ends before.</summary>
    public bool Extend()
    {
        if (_hasHeader) return ExtendByBlock();
        if (!source.Ensure(MinHeaderBytes)) return false;
        var descriptor = source.Span[4];
        var isSingle = (descriptor & 0x20) != 0;
        _hasChecksum = (descriptor & 0x04) != 0;
        var dictionaryId = (descriptor & 3) switch { 0 => 0, 1 => 1, 2 => 2, _ => 4 };
        var contentSize = (descriptor >> 6) switch { 0 => isSingle ? 1 : 0, 1 => 2, 2 => 4, _ => 8 };
        Known = 5 + (isSingle ? 0 : 1) + dictionaryId + contentSize;
        _hasHeader = true;
        return true;
    }

    /// <summary>The first bytes were taken from the view.</summary>
    public void Take(int count) => Known -= count;

    bool ExtendByBlock()
    {
        if (!source.Ensure(Known + BlockHeaderBytes)) return false;
        var header = source.Span[Known..];
        var bits = header[0] | (header[1] << 8) | (header[2] << 16);
        IsEnd = (bits & 1) != 0;
        // A run-length block is one byte, whatever its size says.
        Known += BlockHeaderBytes + (((bits >> 1) & 3) == 1 ? 1 : bits >> 3) + (IsEnd && _hasChecksum ? ChecksumBytes : 0);
        return true;
    }
}
