using System.Buffers.Binary;

namespace How2Mine.Crawl;

/// <summary>The header of a gzip member (RFC 1952, 2.3).</summary>
static class GzipHeader
{
    const int FixedBytes = 10, MaxBytes = 70_000;

    [Flags]
    enum Flag : byte { HeaderCrc = 2, Extra = 4, Name = 8, Comment = 16 }

    /// <summary>Takes the header from the window; false, and nothing taken, if it is cut short or out of bounds.</summary>
    public static bool TryTake(ByteWindow source)
    {
        if (!source.Ensure(FixedBytes)) return false;
        var flags = (Flag)source.Span[3];
        var length = FixedBytes;
        if (flags.HasFlag(Flag.Extra))
        {
            if (!source.Ensure(length + 2)) return false;
            length += 2 + BinaryPrimitives.ReadUInt16LittleEndian(source.Span[length..]);
        }
        if (flags.HasFlag(Flag.Name) && !PassZero(source, ref length)) return false;
        if (flags.HasFlag(Flag.Comment) && !PassZero(source, ref length)) return false;
        if (flags.HasFlag(Flag.HeaderCrc)) length += 2;
        if (!source.Ensure(length)) return false;
        source.Take(length);
        return true;
    }

    static bool PassZero(ByteWindow source, ref int length)
    {
        while (length < MaxBytes && source.Ensure(length + 1))
            if (source.Span[length++] == 0) return true;
        return false;
    }
}
