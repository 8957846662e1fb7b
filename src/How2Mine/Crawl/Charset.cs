using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace How2Mine.Crawl;

/// <summary>Finds a page's character encoding: byte order mark, HTTP header, meta element, valid UTF-8, windows-1252.</summary>
static class Charset
{
    /// <summary>Where a page must name its encoding; the HTML standard says 1,024 bytes, real pages need more.</summary>
    const int PrescanBytes = 4096;

    static readonly SearchValues<char> LabelEnds = SearchValues.Create(" \t\r\n\"';>/");

    static Charset() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <returns>The text and the encoding's WHATWG name.</returns>
    public static (string Text, string Name) Decode(ReadOnlySpan<byte> bytes, string? headerCharset)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) return (Encoding.UTF8.GetString(bytes[3..]), "utf-8");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE])) return (Encoding.Unicode.GetString(bytes[2..]), "utf-16le");
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "utf-16be");

        foreach (var label in new[] { headerCharset, DeclaredInPage(bytes) })
            if (CharsetLabels.Find(label) is { } encoding && !Contradicts(encoding, bytes))
                return (encoding.GetString(bytes), CharsetLabels.NameOf(encoding));
        var fallback = Utf8.IsValid(WithoutCutEnd(bytes)) ? Encoding.UTF8 : CharsetLabels.Windows1252;
        return (fallback.GetString(bytes), CharsetLabels.NameOf(fallback));
    }

    /// <summary>A page that says UTF-16 and starts in ASCII is not UTF-16; one that says UTF-8 and has more broken sequences than whole ones is not UTF-8.</summary>
    static bool Contradicts(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        if (encoding is UnicodeEncoding or UTF32Encoding) return bytes.Length > 1 && bytes[..Math.Min(bytes.Length, 64)].IndexOf((byte)0) < 0 && System.Text.Ascii.IsValid(bytes[..2]);
        if (encoding is not UTF8Encoding || Utf8.IsValid(bytes)) return false;
        var (whole, broken) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var ascii = bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii < 0) break;
            bytes = bytes[ascii..];
            if (Rune.DecodeFromUtf8(bytes, out _, out var length) == OperationStatus.Done) whole++;
            else broken++;
            bytes = bytes[length..];
        }
        return broken > whole;
    }

    /// <summary>The encoding named in a meta element or an XML declaration near the page's start.</summary>
    static string? DeclaredInPage(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, PrescanBytes)]);
        if (head.StartsWith("<?xml", StringComparison.Ordinal) && head.IndexOf("?>", StringComparison.Ordinal) is > 0 and var end
            && head.IndexOf("encoding", 0, end, StringComparison.Ordinal) is > 0 and var at)
            return FirstWord(head.AsSpan(at + "encoding".Length, end - at - "encoding".Length));
        for (var meta = 0; (meta = head.IndexOf("<meta", meta, StringComparison.OrdinalIgnoreCase)) >= 0; meta++)
        {
            var close = head.IndexOf('>', meta);
            var element = close < 0 ? head.AsSpan(meta) : head.AsSpan(meta, close - meta);
            if (element.IndexOf("charset", StringComparison.OrdinalIgnoreCase) is >= 0 and var charset
                && element[(charset + "charset".Length)..].TrimStart() is ['=', .. var value] && FirstWord(value) is { Length: > 0 } label)
                // A page whose meta element could be read as bytes is not UTF-16.
                return label.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) ? "utf-8" : label;
        }
        return null;
    }

    static string FirstWord(ReadOnlySpan<char> value)
    {
        value = value.TrimStart(" \t\r\n=\"'");
        var end = value.IndexOfAny(LabelEnds);
        return (end < 0 ? value : value[..end]).ToString();
    }

    static ReadOnlySpan<byte> WithoutCutEnd(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
            if (bytes[^back] >= 0xC0) return bytes[..^back];
        return bytes;
    }
}
