using System.Collections.Frozen;
using How2Mine.Text.Instructing;
using How2Mine.Text.MainBlocks;

namespace How2Mine.Text.Teaching;

/// <summary>What a title or heading promises.</summary>
static class TitleFeatures
{
    enum Promise { Guide, Tips, Counted, Best, Why, News, Recipe, Make, Shop, Reference, Beginner, Count }

    const int Scalars = 7;

    static readonly FrozenDictionary<uint, Promise> Promises = WordGroups.Of(
        (Promise.Guide, "guide tutorial instructions instruction diy step steps howto anleitung schritt tutoriel tuto guía guida handleiding poradnik manual walkthrough"),
        (Promise.Tips, "tips tricks ideas hacks advice secrets mistakes rules habits tipps ideen conseils astuces idées consejos trucos consigli dicas porady"),
        (Promise.Counted, "ways things reasons facts examples types benefits signs questions lessons strategies methods options alternatives products gifts places books gründe dinge fakten raisons façons razones formas modi motivi redenen manieren"),
        (Promise.Best, "best top review reviews vs comparison compared ultimate beste besten test vergleich meilleur meilleurs mejor mejores migliori najlepsze"),
        (Promise.Why, "what why who when where should is are does was warum wann pourquoi qué por perché wat waarom"),
        (Promise.News, "news report announces announced launches study new update election interview"),
        (Promise.Recipe, "recipe recipes rezept rezepte recette receta ricetta receita recept przepis opskrift recipe homemade easy"),
        (Promise.Make, "make making build building create install installing fix repair replace change clean cleaning remove grow plant draw paint knit sew cook prepare set setup machen bauen reparieren wechseln reinigen faire réparer hacer fare maken zrobić write teach train refinish start apply use"),
        (Promise.Shop, "buy price sale shop store for online free services service solutions company"),
        (Promise.Reference, "definition meaning wikipedia documentation docs reference overview introduction api glossary history"),
        (Promise.Beginner, "beginner beginners basics 101 complete easy simple"));

    public static int Count => Scalars + (int)Promise.Count;

    public static IEnumerable<string> Names => ["how_to", "starts_how", "digits", "small_number", "question", "length", "instructs", .. Enum.GetNames<Promise>().Take((int)Promise.Count)];

    public static void Write(string title, InstructionJudge judge, Span<float> row)
    {
        row[0] = HowToWords.IsHowTo(title) ? 1 : 0;
        row[1] = title.StartsWith("how to ", StringComparison.OrdinalIgnoreCase) || title.StartsWith("wie ", StringComparison.OrdinalIgnoreCase) || title.StartsWith("how do ", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        row[2] = title.Any(char.IsAsciiDigit) ? 1 : 0;
        row[3] = SmallNumber(title);
        row[4] = title.Contains('?', StringComparison.Ordinal) ? 1 : 0;
        row[5] = title.Length;
        row[6] = judge.Knows && judge.IsInstruction(title) ? 1 : 0;
        foreach (var word in new HashedWords(title))
            if (Promises.TryGetValue(word.Hash, out var promise)) row[Scalars + (int)promise]++;
    }

    /// <summary>The number of two digits at most that a title counts something with; 0 for none.</summary>
    static int SmallNumber(string title)
    {
        for (var i = 0; i < title.Length; i++)
        {
            if (!char.IsAsciiDigit(title[i])) continue;
            var end = i;
            while (end < title.Length && char.IsAsciiDigit(title[end])) end++;
            if (end - i <= 2) return int.Parse(title.AsSpan(i, end - i), System.Globalization.CultureInfo.InvariantCulture);
            i = end;
        }
        return 0;
    }
}
