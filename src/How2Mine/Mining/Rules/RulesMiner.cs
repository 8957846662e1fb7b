using How2Mine.Text;
using How2Mine.Text.StructuredData;

namespace How2Mine.Mining.Rules;

/// <summary>Mines procedures without a model: from structured data, then from numbered, headed, listed and narrated steps.</summary>
public sealed class RulesMiner : IStation<PageText, Candidate>
{
    /// <summary>Procedures kept of one page; more are a catalogue.</summary>
    const int MaxProcedures = 8;

    /// <summary>A recipe marked with fewer steps is often a stub; the page itself may say more.</summary>
    const int FewSteps = 4;

    public string Name => "mine";

    public Outcome<Candidate> Process(PageText page)
    {
        var blocks = page.Blocks.Where(b => b.IsNear).ToList();
        // A marked recipe is the page's matter; lists and how-tos beside it are tips and variations.
        var hasRecipe = page.Marked.Any(m => m.Kind == "recipe" && m.Steps.Count >= FewSteps);
        var candidates = page.Marked.Where(m => m.Steps.Count > 0 && (!hasRecipe || m.Kind == "recipe")).Select(m => FromMarked(page, m, blocks)).Where(c => c.Steps.Count > 0).Take(MaxProcedures).ToList();
        if (!hasRecipe) AddFound(page, blocks, candidates);
        if (candidates.Count == 0) return Drop.Because("no_steps", "neither structured data nor a run of steps is on the page");
        return Keep.All([.. candidates.Select((c, i) => c with { Ordinal = i })]);
    }

    static void AddFound(PageText page, List<TextBlock> blocks, List<Candidate> candidates)
    {
        var runs = Parts.Joined(WithoutOverlaps(
        [
            .. NumberedRuns.Find(blocks),
            .. DirectionsSections.Find(blocks, page.Judge),
            .. SiblingRuns.Find(blocks, page.Title, page.Judge),
            .. HeadingRuns.Find(blocks, page.Judge),
            .. TransitionRuns.Find(blocks, page.Judge),
            .. InstructingRuns.Find(blocks, page.Judge),
        ]), blocks);
        var marked = candidates.ConvertAll(c => Words.Of(c.Steps).ToHashSet(StringComparer.Ordinal));
        foreach (var run in runs)
        {
            if (candidates.Count >= MaxProcedures && marked.Count == 0) return;
            var steps = run.Steps.Where(s => s.Length > 0 && !StepText.IsAdvertisement(s)).ToList();
            if (page.Marked.Count > 0) steps = MarkedSteps.Atomic(steps);
            if (steps.Count == 0) continue;
            // What the page shows is fuller than what it marks; both are one procedure.
            var same = marked.Count == 0 ? -1 : marked.FindIndex(m => Overlap(m, Words.Of(steps)) > 0.6);
            if (same < 0 && candidates.Count < MaxProcedures) candidates.Add(Found(page, blocks, run, steps, runs.Count > 1));
            else if (same >= 0 && Words.Of(steps).Count >= Words.Of(candidates[same].Steps).Count)
            {
                candidates[same] = Merged(candidates[same], Found(page, blocks, run, steps, runs.Count > 1));
                marked[same] = Words.Of(steps).ToHashSet(StringComparer.Ordinal);
            }
        }
    }

    static Candidate Found(PageText page, List<TextBlock> blocks, FoundSteps run, List<string> steps, bool isOneOfSeveral) =>
        new(page, Goal.For(page, blocks, run, isOneOfSeveral), steps, Resources.Of(blocks, run.First), "rules/" + run.Found)
        {
            LinkShare = run.LinkShare,
            LeadIn = run.First > 0 && blocks[run.First - 1].Kind == BlockKind.Paragraph ? blocks[run.First - 1].Text : null,
        };

    static Candidate Merged(Candidate marked, Candidate found) =>
        found with { Goal = marked.Goal, IsMarked = true, Resources = marked.Resources.Count > 0 ? marked.Resources : found.Resources };

    static Candidate FromMarked(PageText page, MarkedProcedure marked, List<TextBlock> blocks)
    {
        var steps = MarkedSteps.Clean(marked.Steps);
        var resources = marked.Resources.Count > 0 ? marked.Resources : Resources.Of(blocks, blocks.Count);
        return new Candidate(page, Goal.Clean(marked.Name.Length > 0 ? marked.Name : page.Title), steps, resources, "rules/" + marked.Kind) { IsMarked = true };
    }

    static List<FoundSteps> WithoutOverlaps(IEnumerable<FoundSteps> runs)
    {
        var kept = new List<FoundSteps>();
        foreach (var run in runs.OrderByDescending(r => r.Strength).ThenByDescending(r => r.Steps.Sum(s => s.Length)).ThenBy(r => r.First))
            if (!kept.Any(k => run.First <= k.Last && k.First <= run.Last)) kept.Add(run);
        return [.. kept.OrderBy(r => r.First)];
    }

    /// <summary>Share of the smaller one's words that the other has too.</summary>
    static double Overlap(HashSet<string> one, List<string> words)
    {
        var other = words.ToHashSet(StringComparer.Ordinal);
        return one.Count == 0 || other.Count == 0 ? 0 : (double)other.Count(one.Contains) / Math.Min(one.Count, other.Count);
    }
}
