namespace How2Mine.Training.Topics;

/// <summary>What shapes the weights; the defaults did best, or as well as any, in cross-validation.</summary>
sealed record TrainingSettings
{
    /// <summary>How strongly weights are held to the lexicon's, for each page.</summary>
    public double L2 { get; init; } = 5e-6;

    public int Epochs { get; init; } = 10;

    public double Rate { get; init; } = 0.5;

    /// <summary>0 counts every page alike, 1 every topic.</summary>
    public double Balance { get; init; } = 0.6;

    /// <summary>The weight that a word of the lexicon starts with.</summary>
    public double Prior { get; init; } = 9;

    /// <summary>Features on fewer pages are left out, unless the lexicon has them.</summary>
    public int MinPages { get; init; } = 3;

    /// <summary>How many features the weights file has.</summary>
    public int Keep { get; init; } = 60_000;

    public int Seed { get; init; } = 20261;
}
