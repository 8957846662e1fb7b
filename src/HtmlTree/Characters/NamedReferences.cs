using System.Collections.Frozen;
using System.Globalization;

namespace HtmlTree.Characters;

/// <summary>The standard's 2,231 named character references; the 106 old ones also stand without a semicolon.</summary>
static class NamedReferences
{
    /// <summary>The longest name, semicolon included, and the longest of the old ones.</summary>
    public const int MaxLength = 32, MaxOldLength = 6;

    static readonly FrozenDictionary<string, string> Values = Read();
    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Find = Values.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <param name="name">Without the ampersand; with the semicolon if there is one.</param>
    public static string? ValueOf(ReadOnlySpan<char> name) => Find.TryGetValue(name, out var value) ? value : null;

    static FrozenDictionary<string, string> Read()
    {
        using var lines = new StreamReader(typeof(NamedReferences).Assembly.GetManifestResourceStream("HtmlTree.references.txt")!);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            values.Add(parts[0], string.Concat(parts.Skip(1).Select(hex => char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)))));
        }
        return values.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
