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

    public string Name => "in_earnest";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        var page = candidate.Page;
        // Words of the whole page count, also of its footer and its address: that is where such sites say what they are.
        var text = string.Join('\n', page.Blocks.Select(b => b.Text)) + '\n' + page.Page.Url + '\n' + page.Title;
        var found = Signs.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase)).ToList();
        return found.Count >= MinSigns && candidate.Miner != "rules/recipe"
            ? Drop.Because("humour", $"the page says '{string.Join("', '", found.Take(3))}'")
            : Keep.Of(candidate);
    }
}
