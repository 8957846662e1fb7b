namespace How2Mine.Text.Instructing;

/// <summary>"Sharpening the blades" as "Sharpen the blades": headings name what is done, goals say to do it.</summary>
static class EnglishGerund
{
    const string Ending = "ing";

    static readonly Lazy<EnglishLexicon> Lexicon = new(() => new EnglishLexicon());

    /// <summary>The text with its first word as an imperative; null where that is no gerund of a known verb, or stands alone.</summary>
    public static string? Imperative(string text, string language)
    {
        var end = text.IndexOf(' ', StringComparison.Ordinal);
        if (end < 5 || !language.StartsWith("en", StringComparison.Ordinal) || !text.AsSpan(0, end).EndsWith(Ending, StringComparison.OrdinalIgnoreCase)) return null;
        var stem = text[..(end - Ending.Length)].ToLowerInvariant();
        // "baking" from "bake", "cutting" from "cut", "cooking" from "cook".
        string[] bases = stem.Length > 2 && stem[^1] == stem[^2] ? [stem[..^1], stem, stem + "e"] : [stem, stem + "e"];
        return Array.Find(bases, IsVerb) is { } verb ? string.Concat(char.ToUpperInvariant(verb[0]).ToString(), verb[1..], text[end..]) : null;
    }

    static bool IsVerb(string word) => Lexicon.Value.Verbs.Contains(word) || Lexicon.Value.Both.Contains(word);
}
