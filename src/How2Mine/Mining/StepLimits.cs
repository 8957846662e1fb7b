namespace How2Mine.Mining;

/// <summary>When steps are too few, too many or too alike to be a procedure.</summary>
/// <remarks>Figures: How2Everything (2026), prefilter of the mining pipeline, reference defaults.</remarks>
public sealed record StepLimits
{
    public int MinSteps { get; init; } = 4;

    public int MaxSteps { get; init; } = 15;

    /// <summary>Shares of words in repeated 2-, 3- and 4-grams from which steps count as repetitive.</summary>
    public double MaxRepeated2Grams { get; init; } = 0.40;

    public double MaxRepeated3Grams { get; init; } = 0.35;

    public double MaxRepeated4Grams { get; init; } = 0.30;
}
