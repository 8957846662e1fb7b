namespace How2Mine.Work;

/// <summary>What curation added, and what the balanced table holds now.</summary>
/// <param name="PerTopic">The quota of a topic.</param>
/// <param name="Entered">Procedures that the draw before did not have.</param>
/// <param name="LeftOut">Procedures of the draw before that this one does not have.</param>
public sealed record CurationFigures(long Procedures, long Duplicates, long Balanced, long PerTopic, long Entered, long LeftOut);
