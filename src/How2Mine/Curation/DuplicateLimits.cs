namespace How2Mine.Curation;

/// <summary>When two procedures count as the same.</summary>
public sealed record DuplicateLimits
{
    /// <summary>Runs of three words that two procedures share, of all that either has, from which the later one is dropped; 0.3 to 0.95. In a text of a hundred words, six changed ones leave 0.7.</summary>
    public double Threshold { get; init; } = 0.7;

    /// <summary>Chance that a pair 0.05 above the threshold shares no band and is overlooked; 0.0001 to 0.1.</summary>
    public double MissRate { get; init; } = 0.005;

    /// <summary>Memory in MiB for the search, beside as much again, and at least 64, for DuckDB; what exceeds it goes to disk or is done piece by piece. At least 1.</summary>
    public int MemoryMb { get; init; } = 512;

    /// <exception cref="CallerMistakeException">A limit is out of range.</exception>
    public DuplicateLimits Checked() =>
        Threshold is not (>= 0.3 and <= 0.95) ? throw new CallerMistakeException(FormattableString.Invariant($"duplicates.threshold is {Threshold}, expected 0.3 to 0.95"))
        : MissRate is not (>= 0.0001 and <= 0.1) ? throw new CallerMistakeException(FormattableString.Invariant($"duplicates.miss_rate is {MissRate}, expected 0.0001 to 0.1"))
        : MemoryMb < 1 ? throw new CallerMistakeException($"duplicates.memory_mb is {MemoryMb}, expected at least 1")
        : this;
}
