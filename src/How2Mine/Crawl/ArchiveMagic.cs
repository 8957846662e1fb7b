using System.IO.Compression;
using System.Text;

namespace How2Mine.Crawl;

/// <summary>Tells crawl files from what was saved in their place: an error page, an empty file.</summary>
/// <remarks>Damage is no reason to refuse a file: it is told where it is found, and the records behind it are read.</remarks>
public static class ArchiveMagic
{
    /// <summary>Bytes of a file's head that are looked at.</summary>
    public const int HeadBytes = 64 * 1024;

    static readonly byte[][] Starts = ["WARC/"u8.ToArray(), "filedesc:"u8.ToArray()];

    /// <returns>Why the file is no crawl, or null.</returns>
    public static string? Refusal(byte[] head)
    {
        if (head.Length == 0) return "the file is empty, expected a WARC or ARC file";
        if (ZstdFeed.StartsFrame(head)) return null;
        if (!GzipFeed.StartsMember(head)) return HasStart(head) ? null : $"the file begins with '{Preview(head)}', expected WARC, ARC, gzip or zstd";
        return Unpacked(head) is { } decoded && !HasStart(decoded) ? $"the gzip data begin with '{Preview(decoded)}', expected 'WARC/' or 'filedesc:'" : null;
    }

    static bool HasStart(ReadOnlySpan<byte> bytes)
    {
        foreach (var start in Starts)
            if (bytes.IndexOf(start) >= 0) return true;
        return false;
    }

    static byte[]? Unpacked(byte[] head)
    {
        var decoded = new byte[HeadBytes];
        try
        {
            using var gzip = new GZipStream(new MemoryStream(head, writable: false), CompressionMode.Decompress);
            return decoded[..gzip.ReadAtLeast(decoded, decoded.Length, throwOnEndOfStream: false)];
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static string Preview(ReadOnlySpan<byte> bytes) =>
        string.Concat(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 24)]).Select(c => char.IsControl(c) ? '.' : c));
}
