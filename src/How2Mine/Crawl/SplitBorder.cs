using System.IO.Compression;

namespace How2Mine.Crawl;

/// <summary>Finds where a gzip file of one member a record may be cut: a member whose first bytes begin a WARC record.</summary>
/// <remarks>Files of other kinds, and files that are one gzip stream, show no such place behind their start and stay whole.</remarks>
public static class SplitBorder
{
    static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    static ReadOnlySpan<byte> Record => "WARC/"u8;

    /// <returns>The index of the first border in <paramref name="bytes"/>, or -1.</returns>
    public static int Find(byte[] bytes)
    {
        for (var from = 0; ; from++)
        {
            var next = bytes.AsSpan(from).IndexOf(Magic);
            if (next < 0) return -1;
            from += next;
            if (StartsRecord(bytes, from)) return from;
        }
    }

    static bool StartsRecord(byte[] bytes, int at)
    {
        Span<byte> head = stackalloc byte[Record.Length];
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes, at, bytes.Length - at, writable: false), CompressionMode.Decompress);
            return gzip.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && head.SequenceEqual(Record);
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
