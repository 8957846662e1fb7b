using System.IO.Compression;
using ZstdSharp;

namespace How2Mine.Crawl;

/// <summary>Undoes one content coding: gzip, deflate (with or without zlib's frame), br, zstd.</summary>
static class ContentCoding
{
    /// <summary>What the bytes themselves say they are coded with, or null; br and raw deflate carry no mark.</summary>
    public static string? Sniff(ReadOnlySpan<byte> bytes) =>
        GzipFeed.StartsMember(bytes) ? "gzip" : ZstdFeed.StartsFrame(bytes) ? "zstd" : null;

    /// <summary>The decoded bytes and whether the stream ended as it should; null if not a byte could be decoded.</summary>
    public static (byte[] Body, bool Whole)? Decode(string coding, ReadOnlyMemory<byte> coded, int maxBytes)
    {
        if (coding is "gzip" or "x-gzip") return Sniff(coded.Span) == "gzip" ? Read(s => new GZipStream(s, CompressionMode.Decompress), coded, maxBytes) : null;
        if (coding == "zstd") return Sniff(coded.Span) == "zstd" ? Read(s => new DecompressionStream(s), coded, maxBytes) : null;
        if (coding == "br") return Read(s => new BrotliStream(s, CompressionMode.Decompress), coded, maxBytes);
        if (coding != "deflate") return null;
        return (HasZlibHeader(coded.Span) ? Read(s => new ZLibStream(s, CompressionMode.Decompress), coded, maxBytes) : null)
            ?? Read(s => new DeflateStream(s, CompressionMode.Decompress), coded, maxBytes);
    }

    static bool HasZlibHeader(ReadOnlySpan<byte> bytes) => bytes.Length > 2 && (bytes[0] & 0x0F) == 8 && ((bytes[0] << 8) | bytes[1]) % 31 == 0;

    static (byte[] Body, bool Whole)? Read(Func<Stream, Stream> open, ReadOnlyMemory<byte> coded, int maxBytes)
    {
        var body = new MemoryStream();
        var piece = new byte[32 * 1024];
        var whole = true;
        try
        {
            using var source = new MemoryStream(coded.ToArray(), writable: false);
            using var decoding = open(source);
            // One byte more than allowed, so that the caller sees the limit was passed.
            for (int count; body.Length <= maxBytes && (count = decoding.Read(piece)) > 0;) body.Write(piece, 0, count);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or ZstdException or EndOfStreamException)
        {
            whole = false;
        }
        return body.Length == 0 && !whole ? null : (body.ToArray(), whole);
    }
}
