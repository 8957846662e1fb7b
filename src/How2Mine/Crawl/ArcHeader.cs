using System.Globalization;
using System.Text;

namespace How2Mine.Crawl;

/// <summary>Reads the one-line header of an ARC record: address, IP, date, type, length; version 2 has ten fields.</summary>
static class ArcHeader
{
    const int MaxLineBytes = 16 * 1024;

    public static bool StartsFile(ReadOnlySpan<byte> bytes) => bytes.StartsWith("filedesc:"u8);

    /// <summary>Whether a line of an ARC file is a record's header: a scheme first, a date of at least 8 digits in its place.</summary>
    public static bool Starts(ReadOnlySpan<byte> bytes)
    {
        var end = bytes[..Math.Min(bytes.Length, MaxLineBytes)].IndexOf((byte)'\n');
        if (end < 0) return false;
        var colon = bytes[..end].IndexOf((byte)':');
        if (colon is < 2 or > 12 || bytes[..colon].ContainsAnyExcept(Letters)) return false;
        return Split(bytes[..end]) is not null;
    }

    public static ArchiveRecord? Read(ReadOnlySpan<byte> line, out long blockLength, out string? fault)
    {
        var (uri, date, mediaType, length) = Split(line)!.Value;
        var stated = long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out blockLength);
        fault = stated ? null : $"ARC length is '{length}', expected a number of bytes";
        var kind = uri.StartsWith("filedesc:", StringComparison.Ordinal) ? RecordKind.WarcInfo : RecordKind.Response;
        var fields = new HeaderFields();
        fields.Add("Content-Type", mediaType);
        return new ArchiveRecord(kind, null, kind == RecordKind.WarcInfo ? null : WarcHeader.Uri(uri), Date(date), fields, default);
    }

    static readonly System.Buffers.SearchValues<byte> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"u8);

    /// <summary>Addresses may hold spaces, so the fields are counted from the end of the line.</summary>
    static (string Uri, string Date, string MediaType, string Length)? Split(ReadOnlySpan<byte> line)
    {
        var fields = Encoding.Latin1.GetString(line).Trim().Split(' ');
        foreach (var (date, type) in new[] { (fields.Length - 3, fields.Length - 2), (fields.Length - 8, fields.Length - 7) })
            if (date >= 2 && fields[date].Length >= 8 && fields[date].All(char.IsAsciiDigit))
                return (string.Join(' ', fields[..(date - 1)]), fields[date], fields[type], fields[^1]);
        return null;
    }

    static DateTimeOffset? Date(string digits) =>
        DateTimeOffset.TryParseExact(digits.PadRight(14, '0')[..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
}
