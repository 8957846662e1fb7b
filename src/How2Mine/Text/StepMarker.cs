
namespace How2Mine.Text;

/// <summary>A mark at the start of a line that numbers it: "Step 3:", "3.", "(c)", "Schritt 3", an ordered list's item.</summary>
/// <param name="Style">Marks of one run look alike: same label, delimiter and kind of block.</param>
/// <param name="Rest">The line behind the mark; empty where the number stands alone.</param>
readonly record struct StepMarker(string Style, int Number, string Rest)
{
    static readonly HashSet<string> Labels = new(StringComparer.OrdinalIgnoreCase)
    {
        "step", "steps", "stage", "part", "task", "schritt", "étape", "etape", "paso", "passo", "passaggio", "fase", "stap", "krok", "steg", "trin", "trinn", "vaihe", "lépés", "pasul", "шаг", "крок", "adım", "βήμα",
    };

    static readonly string[] NumberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"];

    public static StepMarker? Of(TextBlock block, string line)
    {
        var text = line.AsSpan().TrimStart(" \u00A0.·•*–-#(").TrimStart();
        if (text.IsEmpty) return null;
        var label = "";
        var wordEnd = WordEnd(text);
        if (wordEnd > 0 && Labels.Contains(text[..wordEnd].ToString()))
        {
            label = text[..wordEnd].ToString().ToLowerInvariant();
            text = text[wordEnd..].TrimStart(" \u00A0#.:").TrimStart();
        }
        if (text.IsEmpty) return null;
        if (!TakeNumber(ref text, label, out var number, out var shape)) return null;
        if (!TakeDelimiter(ref text, label, shape, out var delimiter)) return null;
        var kind = block.Kind == BlockKind.Heading ? $"h{block.Level}" : block.Kind == BlockKind.ListItem ? "li" : "p";
        return new StepMarker($"{label}{shape}{delimiter}/{kind}", number, text.ToString().Trim());
    }

    /// <summary>Digits, a number word after a label, a single letter in brackets, or the last part of "7.2".</summary>
    static bool TakeNumber(ref ReadOnlySpan<char> text, string label, out int number, out string shape)
    {
        (number, shape) = (0, "1");
        if (Circled(text[0]) is > 0 and var circled)
        {
            (number, shape) = (circled, "circled");
            text = text[1..];
            return true;
        }
        var digits = 0;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        if (digits is > 0 and <= 2)
        {
            number = int.Parse(text[..digits], System.Globalization.CultureInfo.InvariantCulture);
            text = text[digits..];
            if (text.Length > 1 && text[0] == '.' && char.IsAsciiDigit(text[1])) return TakeSection(ref text, ref number, ref shape);
            return true;
        }
        var end = WordEnd(text);
        if (label.Length > 0 && end > 0 && Array.IndexOf(NumberWords, text[..end].ToString().ToLowerInvariant()) is >= 0 and var index)
        {
            (number, shape) = (index + 1, "one");
            text = text[end..];
            return true;
        }
        if (end == 1 && text.Length > 1 && text[1] is ')' && char.IsAsciiLetterLower(text[0]))
        {
            (number, shape) = (text[0] - 'a' + 1, "a");
            text = text[1..];
            return true;
        }
        return false;
    }

    /// <summary>①, ⓵, ❶, ➀, ➊ and their rows up to ten.</summary>
    static int Circled(char c) => c switch
    {
        >= '\u2460' and <= '\u2469' => c - '\u245F',
        >= '\u24F5' and <= '\u24FE' => c - '\u24F4',
        >= '\u2776' and <= '\u277F' => c - '\u2775',
        >= '\u2780' and <= '\u2789' => c - '\u277F',
        >= '\u278A' and <= '\u2793' => c - '\u2789',
        _ => 0,
    };

    static bool TakeSection(ref ReadOnlySpan<char> text, ref int number, ref string shape)
    {
        var digits = 1;
        while (digits < text.Length && char.IsAsciiDigit(text[digits])) digits++;
        shape = System.Globalization.CultureInfo.InvariantCulture.TextInfo.ToLower($"{number}.1");
        if (digits > 3 || !int.TryParse(text[1..digits], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out number)) return false;
        text = text[digits..];
        // A section number is followed by a word, a quantity ("1.5 cups") by a small one.
        return text.IsEmpty || (text[0] is '.' or ' ' or '\u00A0' or ':' or '\n' && text.Length > 1 && char.IsUpper(text.TrimStart(". \u00A0:\n") is [var first, ..] ? first : ' '));
    }

    static bool TakeDelimiter(ref ReadOnlySpan<char> text, string label, string shape, out string delimiter)
    {
        delimiter = "";
        var rest = text.TrimStart(" \u00A0");
        if (rest.IsEmpty) { text = default; return true; }
        if (rest[0] == '\n') { text = rest[1..]; return true; }
        if (rest[0] is '.' or ')' or ':' or '–' or '—' or '|' or ']' || (rest[0] == '-' && (rest.Length == 1 || rest[1] == ' ' || label.Length > 0)))
        {
            delimiter = rest[0].ToString();
            text = rest[1..].TrimStart(".):–—|-] \u00A0");
            // "1.5 cups", "10:30", "2-3 minutes" are quantities.
            return label.Length > 0 || text.IsEmpty || !(char.IsAsciiDigit(text[0]) && rest.Length > 1 && char.IsAsciiDigit(rest[1]));
        }
        if (rest.StartsWith("of ") || rest.StartsWith("/ ") || rest[0] == '/') return TakeTotal(ref text, rest, out delimiter);
        text = rest;
        // "2 eggs" is a quantity, "2 Beat the eggs" a step.
        return label.Length > 0 || shape.Length > 1 || char.IsUpper(rest[0]) || rest[0] >= '\u3040';
    }

    /// <summary>"3 of 8", as slide shows count.</summary>
    static bool TakeTotal(ref ReadOnlySpan<char> text, ReadOnlySpan<char> rest, out string delimiter)
    {
        delimiter = "of";
        var total = rest[(rest[0] == '/' ? 1 : 3)..].TrimStart();
        var digits = 0;
        while (digits < total.Length && char.IsAsciiDigit(total[digits])) digits++;
        text = total[digits..].TrimStart(".:)–- \n");
        return digits is > 0 and <= 2;
    }

    static int WordEnd(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && char.IsLetter(text[end])) end++;
        return end;
    }
}
