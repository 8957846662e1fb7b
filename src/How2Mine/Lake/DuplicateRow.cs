namespace How2Mine.Lake;

/// <summary>A candidate that was dropped because it says what a kept one says. Key: dropped_id.</summary>
/// <param name="Kind">recrawl (the same payload fetched again, or the same address but for its query), exact (the same words of goal and steps) or near (nearly the same).</param>
/// <param name="Similarity">Runs of three words that both have, of all that either has: 1 where the words are the same.</param>
public sealed record DuplicateRow(string DroppedId, string KeptId, string Kind, double Similarity);
