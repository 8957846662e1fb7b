using System.Text;

namespace How2Mine.Crawl;

/// <summary>An HTTP message as archived: start line, fields, and the body still in its codings.</summary>
public sealed record HttpMessage(string StartLine, HeaderFields Headers, ReadOnlyMemory<byte> Body)
{
    /// <summary>The status code of a response; 0 for a request or where there is none.</summary>
    public int Status { get; init; }

    /// <summary>Splits a block into its message; interim 1xx responses are passed over. Null if it does not start like HTTP.</summary>
    public static HttpMessage? Parse(ReadOnlyMemory<byte> block)
    {
        while (true)
        {
            var span = block.Span;
            var lineEnd = span.IndexOf((byte)'\n');
            if (lineEnd < 0) return null;
            var startLine = Encoding.Latin1.GetString(span[..lineEnd]).TrimEnd('\r');
            var isResponse = startLine.StartsWith("HTTP/", StringComparison.OrdinalIgnoreCase) || startLine.StartsWith("ICY ", StringComparison.Ordinal);
            if (!isResponse && !startLine.Contains(" HTTP/", StringComparison.Ordinal)) return null;

            var (headEnd, bodyStart) = HeadEnd(span, lineEnd);
            var fields = HeaderFields.Parse(span[(lineEnd + 1)..Math.Max(headEnd, lineEnd + 1)]);
            var status = isResponse ? StatusOf(startLine) : 0;
            block = block[bodyStart..];
            if (status is < 100 or > 199 || block.IsEmpty) return new HttpMessage(startLine, fields, block) { Status = status };
        }
    }

    /// <summary>The empty line behind the fields, with either kind of line end.</summary>
    static (int HeadEnd, int BodyStart) HeadEnd(ReadOnlySpan<byte> span, int lineEnd)
    {
        for (var at = lineEnd; ;)
        {
            var next = at + 1;
            if (next >= span.Length) return (span.Length, span.Length);
            if (span[next] == (byte)'\n') return (next, next + 1);
            if (span[next] == (byte)'\r' && next + 1 < span.Length && span[next + 1] == (byte)'\n') return (next, next + 2);
            var end = span[next..].IndexOf((byte)'\n');
            if (end < 0) return (span.Length, span.Length);
            at = next + end;
        }
    }

    static int StatusOf(string startLine)
    {
        var words = startLine.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 1 && words[1].Length >= 3 && int.TryParse(words[1].AsSpan(0, 3), out var status) ? status : 0;
    }
}
