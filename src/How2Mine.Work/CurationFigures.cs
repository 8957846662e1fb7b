namespace How2Mine.Work;

/// <summary>What curation added, and what the balanced table holds now.</summary>
public sealed record CurationFigures(long Procedures, long Duplicates, long Balanced, long PerTopic);
