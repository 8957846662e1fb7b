using System.Text.Json;

namespace DeltaLake.Columns;

/// <summary>Bounds of text in the order of its UTF-8 bytes, which is the order of Parquet, Delta and Spark, but not of C#.</summary>
/// <remarks>Cut to 32 characters, as Delta's own writer does (DataSkippingStringPrefixLength).</remarks>
sealed class TextBounds : Bounds<ReadOnlyMemory<char>>
{
    const int Prefix = 32;
    const string Greatest = "\U0010FFFF";

    public override void WriteMin(Utf8JsonWriter json) => json.WriteStringValue(Min.Span[..Cut(Min.Span)]);

    public override void WriteMax(Utf8JsonWriter json)
    {
        var text = Max.Span;
        var cut = Cut(text);
        while (text[cut..].StartsWith(Greatest)) cut += Greatest.Length;
        json.WriteStringValue(cut == text.Length ? Max.Span : string.Concat(text[..cut], Greatest));
    }

    protected override int Compare(ReadOnlyMemory<char> a, ReadOnlyMemory<char> b) => CompareUtf8(a.Span, b.Span);

    internal static int CompareUtf8(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var same = a.CommonPrefixLength(b);
        if (same == a.Length || same == b.Length) return a.Length - b.Length;
        return Rank(a[same]) - Rank(b[same]);
    }

    // Surrogates stand for the code points above all others, yet their values lie below U+E000 to U+FFFF.
    static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;

    static int Cut(ReadOnlySpan<char> text)
    {
        if (text.Length <= Prefix) return text.Length;
        return char.IsHighSurrogate(text[Prefix - 1]) ? Prefix - 1 : Prefix;
    }
}
