using System.Text;

namespace DeltaLake.Columns;

/// <summary>Text that UTF-8 can hold: a surrogate without its partner becomes U+FFFD, so that what is stored and its bounds agree.</summary>
static class WellFormed
{
    public static ReadOnlyMemory<char> Of(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || IsWellFormed(text)) return text.AsMemory();
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) clean.Append(rune.ToString());
        return clean.ToString().AsMemory();
    }

    static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            var next = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0) return true;
            if (next + 1 >= text.Length || !char.IsSurrogatePair(text[next], text[next + 1])) return false;
            text = text[(next + 2)..];
        }

        return true;
    }
}
