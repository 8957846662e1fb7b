using System.Buffers;

namespace How2Mine.Text;

/// <summary>A look over the tags before parsing, for shapes that make a tree builder slow without making many elements.</summary>
static class MarkupScan
{
    static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n\f/>");

    /// <summary>The name of the limit that a page passes, with its figure, or null.</summary>
    public static (string Limit, long Found)? OverLimit(ReadOnlySpan<char> html, TextLimits limits)
    {
        if (html.Length > limits.MaxCharacters) return ("characters", html.Length);
        var (openFormatting, formattingWork, stray) = (0, 0L, 0);
        for (int at; (at = html.IndexOf('<')) >= 0 && at + 1 < html.Length;)
        {
            html = html[(at + 1)..];
            var isEnd = html[0] == '/';
            var tag = isEnd ? html[1..] : html;
            if (tag.IsEmpty || !char.IsAsciiLetter(tag[0])) continue;
            var end = tag[..Math.Min(tag.Length, 12)].IndexOfAny(NameEnds);
            var isFormatting = end > 0 && IsFormatting(tag[..end]);
            stray += isEnd ? 1 : -1;
            if (isFormatting) openFormatting = Math.Max(0, openFormatting + (isEnd ? -1 : 1));
            if (!isEnd) formattingWork += openFormatting;
            if (stray > limits.MaxStrayEndTags) return ("stray_end_tags", stray);
            if (formattingWork > limits.MaxFormattingWork) return ("formatting_work", formattingWork);
        }
        return null;
    }

    /// <summary>The elements that the HTML standard opens again in every block until they are closed.</summary>
    static bool IsFormatting(ReadOnlySpan<char> name) => name.Length switch
    {
        1 => name[0] is 'a' or 'b' or 'i' or 's' or 'u' or 'A' or 'B' or 'I' or 'S' or 'U',
        2 => name.Equals("em", StringComparison.OrdinalIgnoreCase) || name.Equals("tt", StringComparison.OrdinalIgnoreCase),
        3 => name.Equals("big", StringComparison.OrdinalIgnoreCase),
        4 => name.Equals("font", StringComparison.OrdinalIgnoreCase) || name.Equals("code", StringComparison.OrdinalIgnoreCase) || name.Equals("nobr", StringComparison.OrdinalIgnoreCase),
        5 => name.Equals("small", StringComparison.OrdinalIgnoreCase),
        6 => name.Equals("strong", StringComparison.OrdinalIgnoreCase) || name.Equals("strike", StringComparison.OrdinalIgnoreCase),
        _ => false,
    };
}
