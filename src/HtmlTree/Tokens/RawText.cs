using System.Buffers;

namespace HtmlTree.Tokens;

/// <summary>Finds where the text of a script, style, title or the like ends.</summary>
static class RawText
{
    static readonly SearchValues<char> Ends = SearchValues.Create("\t\n\f\r />");

    /// <summary>The position of the end tag, or of the source's end.</summary>
    public static int End(string source, int start, string name, bool isScript)
    {
        var (isEscaped, isDouble) = (false, false);
        for (var at = start; ;)
        {
            // Inside a comment of a script, its end matters too.
            at = isEscaped ? NextOf(source, at) : source.IndexOf('<', at);
            if (at < 0) return source.Length;
            var rest = source.AsSpan(at);
            if (rest[0] == '-')
            {
                if (rest.StartsWith("-->", StringComparison.Ordinal)) { (isEscaped, isDouble) = (false, false); at += 3; }
                else at++;
            }
            else if (!isDouble && IsTag(rest[1..], "/", name)) return at;
            else if (isScript && !isEscaped && rest.StartsWith("<!--", StringComparison.Ordinal))
            {
                isEscaped = true;
                // The dashes that open the comment may be those that close it.
                at += 2;
            }
            else if (isEscaped && IsTag(rest[1..], isDouble ? "/" : "", "script")) { isDouble = !isDouble; at++; }
            else at++;
        }
    }

    static int NextOf(string source, int at)
    {
        var found = source.AsSpan(at).IndexOfAny('<', '-');
        return found < 0 ? -1 : at + found;
    }

    static bool IsTag(ReadOnlySpan<char> text, string slash, string name) =>
        text.StartsWith(slash, StringComparison.Ordinal)
        && text[slash.Length..].StartsWith(name, StringComparison.OrdinalIgnoreCase)
        && text.Length > slash.Length + name.Length
        && Ends.Contains(text[slash.Length + name.Length]);
}
