using System.IO.Compression;

namespace How2Mine.Crawl;

/// <summary>Undoes one content coding: gzip, deflate (with or without zlib's frame), br, zstd.</summary>
static class ContentCoding
{
    /// <summary>What the bytes themselves say they are coded with, or null; br and raw deflate carry no mark.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes) =>
        GzipFeed.StartsMember(bytes) ? "gzip" : ZstdFeed.StartsFrame(bytes) ? "zstd" : null;

    /// <summary>The decoded bytes and whether the stream ended as it should; null if the bytes are not in this coding.</summary>
    public static (byte[] Body, bool Whole)? Decode(string coding, ReadOnlyMemory<byte> coded, int maxBytes)
    {
        if (coding is "gzip" or "x-gzip") return Sniff(coded.Span) == "gzip" ? Members(new GzipFeed(Window(coded)), maxBytes) : null;
        if (coding == "zstd") return Sniff(coded.Span) == "zstd" ? Members(new ZstdFeed(Window(coded)), maxBytes) : null;
        if (coding == "br") return Read(s => new BrotliStream(s, CompressionMode.Decompress), coded, maxBytes);
        if (coding != "deflate") return null;
        return (HasZlibHeader(coded.Span) ? Read(s => new ZLibStream(s, CompressionMode.Decompress), coded, maxBytes) : null)
            ?? Read(s => new DeflateStream(s, CompressionMode.Decompress), coded, maxBytes);
    }

    static bool HasZlibHeader(ReadOnlySpan<byte> bytes) => bytes.Length > 2 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;

    static ByteWindow Window(ReadOnlyMemory<byte> coded)
    {
        var at = 0;
        return new ByteWindow(Give, 16 * 1024);

        int Give(Memory<byte> into)
        {
            var count = Math.Min(into.Length, coded.Length - at);
            coded.Span.Slice(at, count).CopyTo(into.Span);
            at += count;
            return count;
        }
    }

    /// <summary>Gzip and zstd as in a crawl file: the framework's streams do not tell a cut body from a whole one.</summary>
    static (byte[] Body, bool Whole) Members(MemberFeed feed, int maxBytes)
    {
        using (feed)
        {
            var body = new MemoryStream();
            var piece = new byte[32 * 1024];
            // One byte more than allowed, so that the caller sees the limit was passed.
            while (feed.Damage is null && body.Length <= maxBytes && feed.NextMember())
                for (int count; body.Length <= maxBytes && (count = feed.Read(piece)) > 0;) body.Write(piece, 0, count);
            return (body.ToArray(), feed.Damage is null);
        }
    }

    static (byte[] Body, bool Whole)? Read(Func<Stream, Stream> open, ReadOnlyMemory<byte> coded, int maxBytes)
    {
        var body = new MemoryStream();
        var piece = new byte[32 * 1024];
        var whole = true;
        using var source = new CodedStream(coded);
        try
        {
            using var decoding = open(source);
            for (int count; body.Length <= maxBytes && (count = decoding.Read(piece)) > 0;) body.Write(piece, 0, count);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            whole = false;
        }
        whole &= !source.AskedForMore;
        return body.Length == 0 && !whole ? null : (body.ToArray(), whole);
    }
}
