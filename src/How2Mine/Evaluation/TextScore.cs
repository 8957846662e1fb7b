namespace How2Mine.Evaluation;

/// <summary>How a page's main text agrees with gold.</summary>
/// <param name="F1">Of words, where the whole text is known, else of snippets.</param>
/// <param name="Missed">Lines or snippets that are not in the text.</param>
/// <param name="Kept">Lines or snippets that should not be.</param>
public sealed record TextScore(GoldPage Gold, double F1, double Precision, double Recall, int Found, IReadOnlyList<string> Missed, IReadOnlyList<string> Kept)
{
    /// <summary>A step is found by its beginning, and a shorter one says nothing.</summary>
    const int StepCharacters = 60, MinStep = 15;

    public static TextScore Of(GoldPage gold, string text)
    {
        ArgumentNullException.ThrowIfNull(gold);
        return gold.Text is not null ? Whole(gold, text) : gold.Procedures is { Count: > 0 } ? BySteps(gold, text) : BySnippets(gold, text);
    }

    static TextScore Whole(GoldPage gold, string text)
    {
        var (own, wanted) = (PageWords.Of(text), PageWords.Of(gold.Text!));
        var shared = PageWords.Shared(own, wanted);
        return new(gold, PageWords.F1(own, wanted), shared / (double)Math.Max(1, own.Count), shared / (double)Math.Max(1, wanted.Count), shared, Lines(gold.Text!, text), Lines(text, gold.Text!));
    }

    /// <summary>Lines of one text whose words are not in a row in the other.</summary>
    static List<string> Lines(string of, string other)
    {
        var folded = PageWords.Folded(other);
        return [.. of.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => PageWords.Folded(l) is { Length: > 0 } own && !folded.Contains(own, StringComparison.Ordinal))];
    }

    static TextScore BySteps(GoldPage gold, string text)
    {
        var folded = PageWords.Folded(text);
        var steps = gold.Procedures!.SelectMany(p => p.Steps).Where(s => PageWords.Folded(s).Length >= (gold.Kind == "howto" ? 1 : MinStep)).ToList();
        var missed = steps.Where(s => !folded.Contains(Start(PageWords.Folded(s)), StringComparison.Ordinal)).ToList();
        var recall = 1 - (missed.Count / (double)Math.Max(1, steps.Count));
        return new(gold, recall, 1, recall, steps.Count - missed.Count, missed, []);
    }

    static string Start(string step) => step.Length > StepCharacters ? step[..StepCharacters] : step;

    static TextScore BySnippets(GoldPage gold, string text)
    {
        var folded = PageWords.Folded(text);
        bool IsThere(string snippet) => folded.Contains(PageWords.Folded(snippet), StringComparison.Ordinal);
        var (missed, kept) = (gold.With.Where(s => !IsThere(s)).ToList(), gold.Without.Where(IsThere).ToList());
        var found = gold.With.Count - missed.Count;
        return new(gold, 2.0 * found / Math.Max(1, (2 * found) + missed.Count + kept.Count), found / (double)Math.Max(1, found + kept.Count), found / (double)Math.Max(1, gold.With.Count), found, missed, kept);
    }

    public static IEnumerable<Figure> Figures(IReadOnlyList<TextScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var whole = scores.Where(s => s.Gold.Text is not null).ToList();
        foreach (var kind in whole.GroupBy(s => s.Gold.Kind).OrderBy(g => g.Key, StringComparer.Ordinal)) yield return Mean($"{kind.Key}: F1 of words", kind);
        if (whole.Select(s => s.Gold.Kind).Distinct(StringComparer.Ordinal).Count() > 1) yield return Mean("all: F1 of words", whole);
        foreach (var kind in scores.Where(s => s.Gold.Text is null && s.Gold.Procedures is { Count: > 0 }).GroupBy(s => s.Gold.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return HostBootstrap.Rate($"{kind.Key}: steps found", kind.Select(s => new Share(s.Gold.Host, s.Found, s.Found + s.Missed.Count)));
        foreach (var kind in scores.Where(s => s.Gold.Text is null && s.Gold.With.Count + s.Gold.Without.Count > 0).GroupBy(s => s.Gold.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return HostBootstrap.F1($"{kind.Key}: F1 of snippets", kind.Select(s => new Share(s.Gold.Host, s.Found, s.Missed.Count, s.Kept.Count)));
    }

    static Figure Mean(string name, IEnumerable<TextScore> scores) => HostBootstrap.Rate(name, scores.Select(s => new Share(s.Gold.Host, s.F1, 1)));
}
