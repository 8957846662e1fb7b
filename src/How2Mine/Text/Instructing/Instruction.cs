using System.Collections.Frozen;

namespace How2Mine.Text.Instructing;

/// <summary>Decides by word lists and word order whether a step tells the reader to do something.</summary>
public static class Instruction
{
    // A verb may stand in the second sentence ("The dough is ready. Roll it out."); a heading before a colon is not counted.
    const int Sentences = 2;
    const int Headings = 2;
    const int WordsRead = 48;

    static readonly FrozenDictionary<string, Lazy<IGrammar>>.AlternateLookup<ReadOnlySpan<char>> Grammars = new Dictionary<string, Lazy<IGrammar>>
    {
        ["en"] = new(() => new EnglishGrammar()),
        ["de"] = new(() => new GermanGrammar()),
        ["nb"] = new(() => new PlainGrammar("no")),
        ["nn"] = new(() => new PlainGrammar("no")),
        ["fr"] = Plain("fr"),
        ["es"] = Plain("es"),
        ["it"] = Plain("it"),
        ["pt"] = Plain("pt"),
        ["nl"] = Plain("nl"),
        ["pl"] = Plain("pl"),
        ["sv"] = Plain("sv"),
        ["da"] = Plain("da"),
        ["no"] = Plain("no"),
        ["cs"] = Plain("cs"),
        ["sk"] = Plain("sk"),
        ["hr"] = Plain("hr"),
        ["hu"] = Plain("hu"),
        ["fi"] = Plain("fi"),
        ["ru"] = Plain("ru"),
        ["tr"] = Plain("tr"),
        ["el"] = Plain("el"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>True when there are rules for the language: ISO 639-1, a region ("en-GB") is ignored.</summary>
    public static bool Knows(string language) => Grammars.ContainsKey(Primary(language));

    /// <summary>True when one of the step's first sentences instructs, and for every text in a language without rules.</summary>
    public static bool IsInstruction(string text, string language)
    {
        if (!Grammars.TryGetValue(Primary(language), out var grammar)) return true;
        Span<Word> words = stackalloc Word[WordsRead];
        var reader = new SentenceReader(text, words);
        for (int sentences = 0, headings = 0; sentences < Sentences && reader.Next(out var sentence);)
        {
            if (!sentence.IsQuestion && grammar.Value.Instructs(sentence)) return true;
            if (!sentence.IsHeading || ++headings > Headings) sentences++;
        }
        return false;
    }

    /// <summary>The share of steps that instruct, 0 when there are none.</summary>
    public static double Share(IReadOnlyList<string> steps, string language)
    {
        var found = 0;
        foreach (var step in steps)
            if (IsInstruction(step, language)) found++;
        return steps.Count == 0 ? 0 : (double)found / steps.Count;
    }

    static Lazy<IGrammar> Plain(string language) => new(() => new PlainGrammar(language));

    static ReadOnlySpan<char> Primary(string language)
    {
        var region = language.AsSpan().IndexOfAny('-', '_');
        return region < 0 ? language : language.AsSpan(0, region);
    }
}
