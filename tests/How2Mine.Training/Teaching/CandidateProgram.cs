using System.Globalization;
using How2Mine.Evaluation;
using How2Mine.Mining;
using How2Mine.Mining.Likelihood;
using How2Mine.Mining.Rules;

namespace How2Mine.Training.Teaching;

/// <summary>What rules found on a page, as it is scored and as it is learned from.</summary>
sealed record FoundCandidate(TaughtPage On, Candidate Candidate, TrainingRow Row)
{
    public FoundProcedure Procedure { get; } = new(On.Gold.Url, Candidate.Goal, Candidate.Steps, "");
}

/// <summary>Finds candidates as the program does, labels them by gold, and reports what is left of them.</summary>
static class CandidateProgram
{
    /// <summary>Likeness from which a candidate is nearly the gold procedure, and so neither right nor wrong.</summary>
    const double Near = 0.5;

    const float BareWeight = 0.4f;

    static readonly string[][] Groups = [["recipes"], ["howto"], ["howto-real"], ["webpages", "articles"]];

    /// <summary>Each known candidate alone on a page: procedures, and what is none.</summary>
    public static List<TaughtPage> Bare(IReadOnlyList<TaughtPage> pages) =>
        [.. Find(pages, 1).Where(f => f.Row.Weight > 0 && f.Candidate.Miner != "rules/recipe" || f.Row is { Label: 1, Weight: > 0 }).Select((f, i) => BarePage.Of(f.On with { Gold = f.On.Gold with { Format = f.Row.Label == 1 ? "howto" : "other" } }, f.Candidate, i % BarePage.Ways)).OfType<TaughtPage>()];

    public static List<FoundCandidate> Find(IReadOnlyList<TaughtPage> pages, int folds)
    {
        var (miner, prefilter) = (new RulesMiner(), new StepPrefilter(new StepLimits()));
        var found = new List<FoundCandidate>();
        foreach (var page in pages)
        {
            if (!miner.Process(page.Page).IsKept(out var candidates, out _)) continue;
            foreach (var candidate in candidates.Where(c => prefilter.Process(c).IsKept(out _, out _)))
            {
                var (label, weight) = LabelOf(page.Gold, new(page.Gold.Url, candidate.Goal, candidate.Steps, ""));
                found.Add(new(page, candidate, new(CandidateFeatures.Of(candidate), label, page.IsBare ? BareWeight * weight : weight, page.Fold(folds))));
            }
        }
        return WithBases(found);
    }

    /// <summary>What is nearly the gold procedure is left out, and on real pages with procedures all that is none of them: annotators marked the plainest.</summary>
    static (float Label, float Weight) LabelOf(GoldPage gold, FoundProcedure found)
    {
        if (gold.Procedures is not { Count: > 0 } procedures) return (0, gold.Procedures is null && gold.Reject is null ? 0.5f : 1);
        if (procedures.Any(found.Is)) return (1, gold.Kind == "howto-real" ? 3 : 1);
        return procedures.Max(found.Likeness) > Near || gold.Kind == "howto-real" ? (1, 0) : (0, 1);
    }

    /// <summary>Each source starts from its own share of procedures: nearly all recipe pages have one, hardly any other page, and trees shall not learn to tell the collections apart.</summary>
    static List<FoundCandidate> WithBases(List<FoundCandidate> found)
    {
        var shares = found.GroupBy(f => f.On.Source).ToDictionary(g => g.Key, g => (g.Sum(f => f.Row.Label * f.Row.Weight) + 0.5) / (g.Sum(f => f.Row.Weight) + 1), StringComparer.Ordinal);
        return found.ConvertAll(f => f with { Row = f.Row with { Base = Math.Log(shares[f.On.Source] / (1 - shares[f.On.Source])) } });
    }

    public static void Report(string name, IReadOnlyList<TaughtPage> pages, IReadOnlyList<FoundCandidate> kept)
    {
        var procedures = kept.Select(f => f.Procedure).ToLookup(p => p.Url, StringComparer.Ordinal);
        Console.WriteLine(name);
        foreach (var group in Groups)
        {
            var scores = pages.Where(p => !p.IsBare && group.Contains(p.Gold.Kind)).Select(p => ProcedureScore.Of(p.Gold, [.. procedures[p.Gold.Url]], 4, 15)).OfType<ProcedureScore>().ToList();
            Console.WriteLine("  " + string.Join(", ", ProcedureScore.Figures(scores).Where(f => !f.Name.EndsWith("topic right", StringComparison.Ordinal)).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name} {f.Value:0.000}"))));
        }
    }
}
