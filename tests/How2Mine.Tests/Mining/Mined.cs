using How2Mine.Mining;
using How2Mine.Mining.Rules;

namespace How2Mine.Tests.Mining;

/// <summary>What mining makes of HTML: through the real text extractor, then by the miner alone or by the whole line.</summary>
static class Mined
{
    public static readonly string[] KettleSteps =
    [
        "Fill the kettle half full with cold water.", "Add two spoons of citric acid.", "Boil it once and wait twenty minutes.", "Pour the water away and rinse the kettle twice.",
    ];

    /// <summary>A page about descaling a kettle whose body is given, on a site with a menu above and its own affairs below.</summary>
    public static string Kettle(string body, string title = "How to descale a kettle", string head = "", string language = "en") => $"""
        <!doctype html><html lang={language}><head><meta charset=utf-8><title>{title}</title>{head}</head><body>
        <header class=site-header><nav class=menu><ul><li><a href=/>Home</a></li><li><a href=/kitchen>Kitchen</a></li><li><a href=/garden>Garden</a></li></ul></nav></header>
        <main><article class=post><h1>{title}</h1><div class=entry-content><p>Hard water leaves lime on the inside of every kettle, which makes it slow and loud, and the tea taste of chalk.</p>{body}</div></article></main>
        <footer class=site-footer><a href=/about>About us</a> <a href=/privacy>Privacy policy</a></footer></body></html>
        """;

    /// <summary>The kettle's steps, each put into a pattern: {0} is the step, {1} its number.</summary>
    public static string Steps(string pattern) =>
        string.Concat(KettleSteps.Select((s, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, s, i + 1)));

    /// <summary>What the rules find, before any station judges it.</summary>
    public static IReadOnlyList<Candidate> ByRules(string html)
    {
        Assert.True(new RulesMiner().Process(Candidates.PageOf(html)).IsKept(out var found, out var drop), drop?.Detail);
        return found;
    }

    /// <summary>Why the rules find nothing.</summary>
    public static string? NoneByRules(string html) => new RulesMiner().Process(Candidates.PageOf(html)).IsKept(out var found, out var drop) ? $"found {found[0].Goal}" : drop.Reason;

    /// <summary>The only candidate of the page.</summary>
    public static Candidate One(string html) => Assert.Single(ByRules(html));

    /// <summary>What passes every station, and what does not.</summary>
    public static MinedPage ByLine(string html)
    {
        Assert.True(new MiningLine(new StepLimits()).Process(Candidates.PageOf(html)).IsKept(out var mined, out var drop), drop?.Detail);
        return mined[0];
    }

    /// <summary>The page's one procedure passes all stations.</summary>
    public static Candidate Keeps(string html)
    {
        var page = ByLine(html);
        Assert.True(page.Kept.Count == 1, $"{page.Kept.Count} kept; dropped: {string.Join("; ", page.Dropped.Select(Fate))}");
        return page.Kept[0];
    }

    /// <summary>All that is found on the page is dropped, by this station and for this reason.</summary>
    public static void Refuses(string html, string station, string reason)
    {
        var page = ByLine(html);
        Assert.True(page.Kept.Count == 0, $"kept: {string.Join("; ", page.Kept.Select(k => $"{k.Miner} {k.Goal}"))}");
        Assert.All(page.Dropped.Select(Fate), fate => Assert.StartsWith($"{station}: {reason}, ", fate, StringComparison.Ordinal));
    }

    static string Fate(DroppedCandidate dropped) => $"{dropped.Station}: {dropped.Drop.Reason}, {dropped.Drop.Detail} ({dropped.Candidate.Miner})";
}
