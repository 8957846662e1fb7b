using System.Buffers;

namespace How2Mine.Mining.Refusals;

/// <summary>Refuses tips, ideas and listicles: entries that need no order (How2Everything's class "non-sequential").</summary>
public sealed class TipsRefusal : IStation<Candidate, Candidate>
{
    /// <summary>Nouns that announce a loose collection when a title counts them: "9 ways to …".</summary>
    static readonly HashSet<string> Collections = new(StringComparer.Ordinal)
    {
        "ways", "tips", "tricks", "ideas", "reasons", "things", "mistakes", "facts", "hacks", "secrets", "benefits", "habits", "signs", "examples", "questions", "best", "rules", "lessons", "myths", "strategies", "methods", "options", "alternatives", "products", "gifts", "recipes", "places", "books", "tools", "apps", "steps",
        "tipps", "gründe", "ideen", "fehler", "dinge", "möglichkeiten", "fakten", "methoden", "conseils", "astuces", "raisons", "façons", "idées", "consejos", "razones", "formas", "maneras", "trucos", "consigli", "modi", "motivi", "redenen", "manieren", "sposobów", "porad", "dicas", "maneiras",
    };

    /// <summary>What authors say of entries in no order.</summary>
    static readonly SearchValues<string> NoOrder = SearchValues.Create(
    [
        "in any order", "in whatever order", "whatever order", "any order you like", "pick whichever", "choose whichever", "pick the ones", "try the ones", "none of these depends", "try one, try a few", "these tips", "following tips", "here are some tips", "even two or three", "pick and choose", "mix and match", "in no particular order",
        "in beliebiger reihenfolge", "diese tipps", "folgende tipps", "dans n'importe quel ordre", "ces conseils", "en cualquier orden", "estos consejos",
    ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Authors say it before the entries.</summary>
    const int IntroLength = 4000;

    static readonly HashSet<string> Sequence = new(StringComparer.Ordinal)
    {
        "then", "next", "until", "again", "finally", "after", "before", "now", "once", "when", "while", "first", "again", "another", "remaining", "rest", "back",
        "dann", "danach", "bis", "wieder", "anschließend", "nun", "nachdem", "zuletzt", "puis", "ensuite", "jusqu", "enfin", "après", "luego", "después", "hasta", "poi", "quindi", "fino", "daarna", "tot", "vervolgens", "następnie", "potem", "aż",
    };

    public string Name => "sequential";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        // What a page marks as a recipe is in order, whatever else the page lists.
        if (candidate.Miner == "rules/recipe") return Keep.Of(candidate);
        var title = Words.Of(candidate.Page.Title + " " + candidate.Goal);
        var counted = title.Where((w, i) => w.All(char.IsAsciiDigit) && w.Length <= 3 && title.Skip(i + 1).Take(4).Any(Collections.Contains)).FirstOrDefault();
        var intro = candidate.Page.Text.AsSpan(0, Math.Min(candidate.Page.Text.Length, IntroLength));
        var said = intro.IndexOfAny(NoOrder);
        var links = Linkage(candidate.Steps);
        if (said >= 0 && links < 0.6) return Drop.Because("not_sequential", $"the page says '{Line(intro, said)}'");
        if (counted is not null && links < 0.5) return Drop.Because("tips", $"the title counts {counted} of something, and {Text.Percent.Of(links)} of the steps follow from others");
        if (!candidate.IsMarked && title.Any(w => w is "tips" or "ideas" or "reasons" or "tipps" or "gründe" or "conseils" or "consejos" or "consigli" or "benefits" or "mistakes" or "facts") && links < 0.6)
            return Drop.Because("tips", $"the title promises tips, and {Text.Percent.Of(links)} of the steps follow from others");
        return Keep.Of(candidate);
    }

    static string Line(ReadOnlySpan<char> text, int at)
    {
        var (from, to) = (text[..at].LastIndexOfAny('\n', '.') + 1, text[at..].IndexOfAny('\n', '.'));
        return text[from..(to < 0 ? text.Length : at + to)].Trim().ToString();
    }

    /// <summary>Share of the steps after the first that lean on an earlier one: they name time or order, or a thing named before with "the" or "it".</summary>
    internal static double Linkage(IReadOnlyList<string> steps)
    {
        if (steps.Count < 2) return 0;
        var known = new HashSet<string>(Words.Of(steps[0]).Where(w => w.Length > 3), StringComparer.Ordinal);
        var linked = 0;
        foreach (var step in steps.Skip(1))
        {
            var words = Words.Of(step);
            var leans = words.Any(Sequence.Contains) || words.Zip(words.Skip(1)).Any(p => p.First is "the" or "this" or "these" or "your" or "den" or "die" or "das" or "le" or "la" or "les" or "el" or "il" or "de" or "het" && known.Contains(p.Second));
            if (leans) linked++;
            known.UnionWith(words.Where(w => w.Length > 3));
        }
        return (double)linked / (steps.Count - 1);
    }
}
