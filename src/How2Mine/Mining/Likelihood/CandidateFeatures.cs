using How2Mine.Text.Teaching;

namespace How2Mine.Mining.Likelihood;

/// <summary>What is known of a candidate, as the numbers by which it is told whether it is a procedure: its steps, its goal, how it was found, its page.</summary>
static class CandidateFeatures
{
    static readonly string[] Ways = ["recipe", "howto", "ordered_list", "step_headings", "numbered_lines", "directions", "how_to_list", "headings", "definition_list", "transitions", "instructing"];

    static readonly string[] Own = ["way", "is_marked", "link_share", "text_share", "ordinal", "teaching", "lead_in", "resources", "goal_in_title"];

    public static IReadOnlyList<string> Names { get; } = [.. Own, .. TitleFeatures.Names.Select(n => $"goal_{n}"), .. StepFeatures.Names, .. TeachingFeatures.Names.Select(n => $"page_{n}")];

    public static int Count => Names.Count;

    public static float[] Of(Candidate candidate)
    {
        var row = new float[Count];
        var page = candidate.Page;
        var rest = row.AsSpan();
        ReadOnlySpan<float> own =
        [
            Array.IndexOf(Ways, candidate.Miner[(candidate.Miner.IndexOf('/', StringComparison.Ordinal) + 1)..]), candidate.IsMarked ? 1 : 0, (float)candidate.LinkShare, candidate.Steps.Sum(s => s.Length) / (float)Math.Max(1, page.Text.Length), candidate.Ordinal,
            (float)page.HowToScore, candidate.LeadIn?.Length ?? 0, candidate.Resources.Count, page.Title.Contains(candidate.Goal, StringComparison.OrdinalIgnoreCase) ? 1 : 0,
        ];
        own.CopyTo(rest);
        rest = rest[own.Length..];
        TitleFeatures.Write(candidate.Goal, page.Judge, rest);
        rest = rest[TitleFeatures.Count..];
        StepFeatures.Write(candidate.Steps, page.Judge, rest);
        page.Teaching.CopyTo(rest[StepFeatures.Count..]);
        return row;
    }
}
