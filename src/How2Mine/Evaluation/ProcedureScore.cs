namespace How2Mine.Evaluation;

/// <summary>How what was mined from a page agrees with gold.</summary>
/// <param name="Wanted">Gold procedures of a length that is mined.</param>
/// <param name="Extra">Mined ones that are none of the gold.</param>
public sealed record ProcedureScore(GoldPage Gold, IReadOnlyList<GoldProcedure> Wanted, IReadOnlyList<(GoldProcedure Gold, FoundProcedure Mined)> Found, IReadOnlyList<FoundProcedure> Extra)
{
    const double SameGoal = 0.5;

    public IEnumerable<GoldProcedure> Missed => Wanted.Where(w => Found.All(f => f.Gold != w));

    /// <summary>Null where the page says nothing: its only procedure is longer or shorter than is mined.</summary>
    public static ProcedureScore? Of(GoldPage gold, IReadOnlyList<FoundProcedure> mined, int minSteps, int maxSteps)
    {
        ArgumentNullException.ThrowIfNull(gold);
        ArgumentNullException.ThrowIfNull(mined);
        var all = gold.Procedures ?? [];
        // Recipes are pages that carry one procedure and are chosen by its length; on the others each procedure counts by itself.
        var byLength = gold.Kind == "recipes" || all.Any(p => p.Heads.Count > 0);
        var wanted = byLength ? all.Where(p => Math.Max(p.Steps.Count, p.Heads.Count) is var n && n >= minSteps && n <= maxSteps).ToList() : all;
        if (gold.Kind == "recipes" && wanted.Count == 0) return null;
        var found = wanted.Select(w => (Gold: w, Mined: mined.Where(m => m.Is(w)).OrderByDescending(m => m.Likeness(w)).FirstOrDefault())).Where(f => f.Mined is not null).Select(f => (f.Gold, f.Mined!)).ToList();
        return new(gold, wanted, found, [.. mined.Where(m => !all.Any(m.Is))]);
    }

    public static IEnumerable<Figure> Figures(IReadOnlyList<ProcedureScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        foreach (var kind in scores.Where(s => s.Gold is { Reject: null, Procedures: not null }).GroupBy(s => s.Gold.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (kind.Sum(s => s.Wanted.Count) == 0) continue;
            yield return HostBootstrap.Rate($"{kind.Key}: recall", kind.Select(s => new Share(s.Gold.Host, s.Found.Count, s.Wanted.Count)));
            yield return HostBootstrap.Rate($"{kind.Key}: precision", kind.Select(s => new Share(s.Gold.Host, s.Found.Count, s.Found.Count + s.Extra.Count)));
            var found = kind.SelectMany(s => s.Found.Select(f => (s.Gold, f.Gold.Goal, f.Mined))).ToList();
            yield return HostBootstrap.Rate($"{kind.Key}: goal agrees", found.Select(f => new Share(f.Gold.Host, PageWords.F1(PageWords.Of(f.Goal), PageWords.Of(f.Mined.Goal)) >= SameGoal ? 1 : 0, 1)));
            if (found.Any(f => f.Gold.Topic is not null))
                yield return HostBootstrap.Rate($"{kind.Key}: topic right", found.Where(f => f.Gold.Topic is not null).Select(f => new Share(f.Gold.Host, f.Gold.Topic == f.Mined.Topic ? 1 : 0, 1)));
        }
        var rejects = scores.Where(s => s.Gold.Reject is not null).ToList();
        if (rejects.Count > 0) yield return HostBootstrap.Rate("pages to refuse: refused", rejects.Select(s => new Share(s.Gold.Host, s.Extra.Count == 0 ? 1 : 0, 1)));
        var others = scores.Where(s => s.Gold.Procedures is null).ToList();
        if (others.Count > 0) yield return HostBootstrap.Rate("other pages: with a procedure", others.Select(s => new Share(s.Gold.Host, s.Extra.Count > 0 ? 1 : 0, 1)));
    }
}
