using System.Text;

namespace HtmlTree.Characters;

/// <summary>Decodes the character reference that an ampersand may begin.</summary>
static class CharacterReference
{
    /// <summary>What windows-1252 has where a number names a C1 control.</summary>
    const string C1 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>Writes what the reference means, or the ampersand itself, and returns the characters read.</summary>
    /// <param name="text">Begins with the ampersand.</param>
    public static int Decode(ReadOnlySpan<char> text, bool inAttribute, CharacterStore into)
    {
        var read = text.Length < 2 ? 0 : text[1] == '#' ? Numeric(text, into) : char.IsAsciiLetterOrDigit(text[1]) ? Named(text, inAttribute, into) : 0;
        if (read > 0) return read;
        into.Write('&');
        return 1;
    }

    static int Named(ReadOnlySpan<char> text, bool inAttribute, CharacterStore into)
    {
        var end = 1;
        while (end < text.Length && end <= NamedReferences.MaxLength && char.IsAsciiLetterOrDigit(text[end])) end++;
        if (end < text.Length && text[end] == ';' && NamedReferences.ValueOf(text[1..(end + 1)]) is { } whole)
        {
            into.Write(whole);
            return end + 1;
        }
        for (var length = Math.Min(end - 1, NamedReferences.MaxOldLength); length > 1; length--)
        {
            if (NamedReferences.ValueOf(text.Slice(1, length)) is not { } value) continue;
            var next = length + 1 < text.Length ? text[length + 1] : '\0';
            // In an address, "&copy=1" is a parameter and no sign.
            if (inAttribute && (next == '=' || char.IsAsciiLetterOrDigit(next))) return 0;
            into.Write(value);
            return length + 1;
        }
        return 0;
    }

    static int Numeric(ReadOnlySpan<char> text, CharacterStore into)
    {
        var isHex = text.Length > 2 && text[2] is 'x' or 'X';
        var at = isHex ? 3 : 2;
        var (first, code) = (at, 0);
        for (; at < text.Length && (isHex ? char.IsAsciiHexDigit(text[at]) : char.IsAsciiDigit(text[at])); at++)
            code = Math.Min((code * (isHex ? 16 : 10)) + Digit(text[at]), 0x110000);
        if (at == first) return 0;
        if (at < text.Length && text[at] == ';') at++;
        if (code is >= 0x80 and <= 0x9F) into.Write(C1[code - 0x80]);
        else if (!Rune.TryCreate(code, out var rune) || code == 0) into.Write('\uFFFD');
        else
        {
            Span<char> units = stackalloc char[2];
            into.Write(units[..rune.EncodeToUtf16(units)]);
        }
        return at;
    }

    static int Digit(char c) => c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}
