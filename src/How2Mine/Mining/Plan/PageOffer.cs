namespace How2Mine.Mining.Plan;

/// <summary>A page that may be bought.</summary>
/// <param name="Topic">The page's, one of the 14 or None.</param>
/// <param name="Found">Topics of the procedures that it gave, where it was mined before; null where it awaits a model.</param>
public sealed record PageOffer(string RecordId, string Host, string Topic, IReadOnlyList<string>? Found = null);
