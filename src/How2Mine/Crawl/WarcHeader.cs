using System.Globalization;

namespace How2Mine.Crawl;

/// <summary>Reads the header of a WARC record, versions 0.17 to 1.1.</summary>
static class WarcHeader
{
    public static bool Starts(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 8 && bytes.StartsWith("WARC/"u8) && char.IsAsciiDigit((char)bytes[5]) && bytes[6] == '.';

    /// <summary>The record without its block, or what is wrong with the header.</summary>
    public static ArchiveRecord? Read(ReadOnlySpan<byte> header, out long blockLength, out string? fault)
    {
        var firstLine = header.IndexOf((byte)'\n') + 1;
        var fields = HeaderFields.Parse(header[firstLine..]);
        fault = null;
        if (!long.TryParse(fields["Content-Length"], NumberStyles.None, CultureInfo.InvariantCulture, out blockLength))
        {
            fault = $"Content-Length is '{fields["Content-Length"] ?? "missing"}', expected a number of bytes";
            return null;
        }
        if (fields["WARC-Type"] is not { Length: > 0 } type)
        {
            fault = "WARC-Type is missing";
            return null;
        }
        return new ArchiveRecord(Kind(type), fields["WARC-Record-ID"], Uri(fields["WARC-Target-URI"]), Date(fields["WARC-Date"]), fields, default)
        {
            Truncated = fields["WARC-Truncated"]?.ToLowerInvariant(),
        };
    }

    static RecordKind Kind(string type) => type.ToLowerInvariant() switch
    {
        "warcinfo" => RecordKind.WarcInfo,
        "response" => RecordKind.Response,
        "resource" => RecordKind.Resource,
        "conversion" => RecordKind.Conversion,
        "request" => RecordKind.Request,
        "metadata" => RecordKind.Metadata,
        "revisit" => RecordKind.Revisit,
        "continuation" => RecordKind.Continuation,
        _ => RecordKind.Other,
    };

    /// <summary>Some writers put the address in angle brackets or leave spaces in it.</summary>
    internal static string? Uri(string? uri) => uri?.Trim().TrimStart('<').TrimEnd('>').Replace(" ", "%20", StringComparison.Ordinal);

    static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date) ? date : null;
}
