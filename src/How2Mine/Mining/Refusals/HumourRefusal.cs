using System.Buffers;

namespace How2Mine.Mining.Refusals;

/// <summary>Refuses pages that say they are not in earnest: satire, parody, April fools (part of How2Everything's class "unreasonable").</summary>
public sealed class HumourRefusal : IStation<Candidate, Candidate>
{
    /// <summary>One word may be chance, two are a confession.</summary>
    const int MinSigns = 2;

    static readonly string[] Signs =
    [
        "april 1", "1 april", "april fool", "1. april", "aprilscherz", "satire", "satirical", "parody", "spoof", "humor", "humour", "nonsense", "silly", "daft", "absurd", "joke", "just kidding", "not real advice", "do not try any of", "tongue in cheek", "lampoon", "unsinn", "quatsch", "poisson d'avril", "blague", "sátira", "broma",
    ];

    static readonly SearchValues<string> AnySign = SearchValues.Create(Signs, StringComparison.OrdinalIgnoreCase);

    public string Name => "in_earnest";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        if (candidate.Miner == "rules/recipe") return Keep.Of(candidate);
        var page = candidate.Page;
        var found = new SortedSet<int>();
        // Words of the whole page count, also of its footer and its address: that is where such sites say what they are.
        foreach (var block in page.Blocks) Find(block.Text, found);
        Find(page.Page.Url, found);
        Find(page.Title, found);
        return found.Count >= MinSigns
            ? Drop.Because("humour", $"the page says '{string.Join("', '", found.Take(3).Select(sign => Signs[sign]))}'")
            : Keep.Of(candidate);
    }

    static void Find(ReadOnlySpan<char> text, SortedSet<int> found)
    {
        while (text.IndexOfAny(AnySign) is >= 0 and var at)
        {
            text = text[at..];
            for (var sign = 0; sign < Signs.Length; sign++)
                if (text.StartsWith(Signs[sign], StringComparison.OrdinalIgnoreCase)) found.Add(sign);
            text = text[1..];
        }
    }
}
