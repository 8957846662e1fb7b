using System.Globalization;

namespace How2Mine.Text;

/// <summary>The script of every UTF-16 unit; none for whatever ends a word: spaces, digits, punctuation, surrogates.</summary>
static class ScriptTable
{
    public const int ScriptCount = (int)Script.Han + 1;

    static readonly (int First, int Last, Script Script)[] Ranges =
    [
        (0x0041, 0x005A, Script.Latin), (0x0061, 0x007A, Script.Latin), (0x00C0, 0x024F, Script.Latin), (0x1E00, 0x1EFF, Script.Latin),
        (0x0370, 0x03FF, Script.Greek), (0x1F00, 0x1FFF, Script.Greek), (0x0400, 0x052F, Script.Cyrillic), (0x0531, 0x0587, Script.Armenian),
        (0x05D0, 0x05F2, Script.Hebrew), (0x0620, 0x06FF, Script.Arabic), (0x0750, 0x077F, Script.Arabic), (0x0900, 0x097F, Script.Devanagari),
        (0x0980, 0x09FF, Script.Bengali), (0x0A00, 0x0A7F, Script.Gurmukhi), (0x0A80, 0x0AFF, Script.Gujarati), (0x0B00, 0x0B7F, Script.Oriya),
        (0x0B80, 0x0BFF, Script.Tamil), (0x0C00, 0x0C7F, Script.Telugu), (0x0C80, 0x0CFF, Script.Kannada), (0x0D00, 0x0D7F, Script.Malayalam),
        (0x0D80, 0x0DFF, Script.Sinhala), (0x0E00, 0x0E7F, Script.Thai), (0x0E80, 0x0EFF, Script.Lao), (0x0F00, 0x0FFF, Script.Tibetan),
        (0x1000, 0x109F, Script.Myanmar), (0x10A0, 0x10FF, Script.Georgian), (0x1C90, 0x1CBF, Script.Georgian), (0x1200, 0x139F, Script.Ethiopic),
        (0x1780, 0x17FF, Script.Khmer), (0x1100, 0x11FF, Script.Hangul), (0xAC00, 0xD7A3, Script.Hangul), (0x3040, 0x30FF, Script.Kana),
        (0x31F0, 0x31FF, Script.Kana), (0xFF66, 0xFF9D, Script.Kana), (0x3400, 0x4DBF, Script.Han), (0x4E00, 0x9FFF, Script.Han),
        (0xF900, 0xFAFF, Script.Han),
    ];

    /// <summary>Soft hyphen, combining accents, Hebrew and Arabic vowel signs, tatweel, word joiners.</summary>
    static readonly (int First, int Last)[] Marks =
    [
        (0x00AD, 0x00AD), (0x0300, 0x036F), (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x0610, 0x061A), (0x0640, 0x0640),
        (0x064B, 0x065F), (0x0670, 0x0670), (0x200D, 0x200D), (0x2060, 0x2060),
    ];

    static readonly Script[] Scripts = Build();

    public static Script Of(char c) => Scripts[c];

    static Script[] Build()
    {
        var scripts = new Script[char.MaxValue + 1];
        foreach (var (first, last, script) in Ranges)
            for (var c = first; c <= last; c++)
                if (IsInsideWord((char)c)) scripts[c] = script;

        foreach (var (first, last) in Marks)
            scripts.AsSpan(first..(last + 1)).Fill(Script.Mark);
        return scripts;
    }

    static bool IsInsideWord(char c) => char.IsLetter(c) ||
        char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
