namespace How2Mine.Lake;

/// <summary>A candidate that was dropped because it says what a kept one says. Key: dropped_id.</summary>
/// <param name="Kind">recrawl (the same payload fetched again) or exact (the same words of goal and steps).</param>
public sealed record DuplicateRow(string DroppedId, string KeptId, string Kind, double Similarity);
