using System.Globalization;

namespace How2Mine.Crawl;

/// <summary>Undoes chunked transfer coding (RFC 9112, 7.1).</summary>
static class Chunked
{
    /// <summary>The joined chunks; null if the first bytes are no chunk header, for crawlers store bodies without the coding their header names.</summary>
    public static (byte[] Body, bool Whole)? Decode(ReadOnlySpan<byte> coded)
    {
        if (ChunkSize(coded, out _) is not { } first || (first > 0 && first > coded.Length && !LooksLikeSizeLine(coded))) return null;
        var body = new MemoryStream(coded.Length);
        while (ChunkSize(coded, out var headerLength) is { } size)
        {
            coded = coded[headerLength..];
            if (size == 0) return (body.ToArray(), true);
            var there = (int)Math.Min(size, coded.Length);
            body.Write(coded[..there]);
            if (there < size) return (body.ToArray(), false);
            coded = coded[there..];
            if (coded.StartsWith("\r\n"u8)) coded = coded[2..];
            else if (coded.StartsWith("\n"u8)) coded = coded[1..];
        }
        return (body.ToArray(), false);
    }

    /// <summary>The size on a chunk's header line, extensions passed over.</summary>
    static long? ChunkSize(ReadOnlySpan<byte> coded, out int headerLength)
    {
        headerLength = coded[..Math.Min(coded.Length, 1024)].IndexOf((byte)'\n') + 1;
        if (headerLength == 0) return null;
        var line = coded[..headerLength];
        var end = line.IndexOf((byte)';');
        var digits = (end >= 0 ? line[..end] : line).Trim(" \t\r\n"u8);
        return digits.Length is > 0 and <= 15 && long.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size) ? size : null;
    }

    static bool LooksLikeSizeLine(ReadOnlySpan<byte> coded) => coded.IndexOf((byte)'\n') is > 0 and <= 12;
}
