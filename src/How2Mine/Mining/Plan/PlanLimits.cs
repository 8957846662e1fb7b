namespace How2Mine.Mining.Plan;

/// <summary>How much is bought of each topic. Shapes which pages are mined, and no row of those that are.</summary>
public sealed record PlanLimits
{
    /// <summary>Pages that a model is asked about, at most, for each topic of pages; null for no limit.</summary>
    public int? CandidatesPerTopic { get; init; }

    /// <summary>Procedures wanted of each topic; once they are there, no more pages of it are bought. Null for all that there are.</summary>
    public int? ProceduresPerTopic { get; init; }

    /// <summary>Pages of a topic bought before its pass rate is known.</summary>
    public int FirstPages { get; init; } = 50;

    /// <summary>Share of each purchase, 0 to 1, that goes by chance and not to the hosts that did best so far.</summary>
    public double ShareByChance { get; init; } = 0.25;

    /// <summary>Chance is by hash order: the same seed picks the same pages.</summary>
    public long Seed { get; init; } = 1;

    public bool IsUnlimited => CandidatesPerTopic is null && ProceduresPerTopic is null;
}
