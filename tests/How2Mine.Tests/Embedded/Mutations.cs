namespace How2Mine.Tests.Embedded;

/// <summary>Damages bytes at random, as broken disks, cut transfers and careless programs do.</summary>
sealed class Mutations(Random random)
{
    /// <summary>What a format takes for a border, a length or a name of its own.</summary>
    static readonly byte[][] Snares =
    [
        .. new[]
        {
            "\r\n\r\n", "WARC/1.0\r\n", "Content-Length: 99999999999\r\n", "Content-Length: -1\r\n", "HTTP/1.1 200 OK\r\n", "Content-Encoding: br\r\n", "Transfer-Encoding: chunked\r\n\r\nffffffff\r\n",
            "\u001f\u008b\b\0", "(\u00b5/\u00fd", "<ol><li>", "</ol>", "<script type=\"application/ld+json\">{\"@type\":\"HowTo\",", "<!--", "<table>", "<b>", "&#x", "\0", "\"", "'", ">", "<svg>", "<template>", "\u00ef\u00bb\u00bf", "<meta charset=utf-16>", "<td colspan=9007199254740991 rowspan=65534>", "{\"steps\":[", "&quot;instructions&quot;:[{", "<h2>1 ", "<dl><dt>",
        }.Select(System.Text.Encoding.Latin1.GetBytes),
    ];

    public byte[] Of(byte[] input, byte[] other)
    {
        var bytes = input;
        for (var left = 1 + random.Next(6); left > 0; left--) bytes = Once(bytes, other);
        return bytes;
    }

    byte[] Once(byte[] bytes, byte[] other)
    {
        var (at, length) = (random.Next(bytes.Length + 1), random.Next(1, 1 + (1 << random.Next(12))));
        var end = Math.Min(bytes.Length, at + length);
        return random.Next(8) switch
        {
            0 => Flipped(bytes, random.Next(1, 20)),
            1 => [.. bytes[..at], .. bytes[end..]],
            2 => bytes[..at],
            3 => [.. bytes[..end], .. bytes[at..end], .. bytes[end..]],
            4 => [.. bytes[..at], .. Enumerable.Repeat(bytes[at..end], Math.Min(500, 200_000 / Math.Max(1, end - at))).SelectMany(piece => piece), .. bytes[end..]],
            5 => [.. bytes[..at], .. other[random.Next(other.Length)..]],
            _ => [.. bytes[..at], .. Snares[random.Next(Snares.Length)], .. bytes[at..]],
        };
    }

    byte[] Flipped(byte[] bytes, int count)
    {
        byte[] changed = [.. bytes];
        for (; count > 0 && changed.Length > 0; count--) changed[random.Next(changed.Length)] = (byte)random.Next(256);
        return changed;
    }
}
