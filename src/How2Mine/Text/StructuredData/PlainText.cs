using System.Net;
using System.Text;
using HtmlTree;

namespace How2Mine.Text.StructuredData;

/// <summary>Text values of structured data, which often hold HTML, entities twice escaped, or several lines.</summary>
static class PlainText
{
    public static string Of(string value) => string.Join(' ', Lines(value));

    /// <summary>The value's lines: line breaks, and block elements where there is markup.</summary>
    public static IEnumerable<string> Lines(string value)
    {
        var decoded = WebUtility.HtmlDecode(value);
        if (decoded.Contains('&', StringComparison.Ordinal)) decoded = WebUtility.HtmlDecode(decoded);
        return (decoded.Contains('<', StringComparison.Ordinal) ? WithoutTags(decoded) : decoded)
            .Split(['\n', '\r', '\u2028'], StringSplitOptions.RemoveEmptyEntries)
            .Select(Folded)
            .Where(line => line.Any(char.IsLetterOrDigit));
    }

    static string Folded(string line)
    {
        var folded = new StringBuilder(line.Length);
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c)) { if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' '); }
            else if (!char.IsControl(c) && c is not ('\u200B' or '\u00AD' or '\uFEFF')) folded.Append(c);
        }
        return folded.ToString().TrimEnd();
    }

    static string WithoutTags(string markup)
    {
        var text = new StringBuilder(markup.Length);
        var lastClose = markup.LastIndexOf('>');
        for (var at = 0; at < markup.Length; at++)
        {
            var close = at < lastClose && markup[at] == '<' && at + 1 < markup.Length && (char.IsAsciiLetter(markup[at + 1]) || markup[at + 1] == '/') ? markup.IndexOf('>', at) : -1;
            if (close < 0) { text.Append(markup[at]); continue; }
            var name = HtmlNames.Of(markup[(at + 1)..close].TrimStart('/').Split(' ', '/')[0]);
            if (ElementRoles.Of(name) is not (ElementRole.Inline or ElementRole.Bold or ElementRole.Link)) text.Append('\n');
            at = close;
        }
        return text.ToString();
    }
}
