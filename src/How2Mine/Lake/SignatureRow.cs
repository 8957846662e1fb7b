namespace How2Mine.Lake;

/// <summary>A text that duplicates are looked for by: that of the candidate in which it was seen first. Key: candidate_id; text_digest is one too.</summary>
/// <param name="Sight">The place in the order of first sight, from 0; it decides which of two close texts is kept.</param>
/// <param name="Scheme">How bands are made and decided on: shingles/bands x rows/threshold.</param>
/// <param name="Bands">A key for each band; procedures that share one at the same place are compared. None for a text without words.</param>
/// <param name="Sketch">The last byte of each permutation's least hash, eight to a number.</param>
public sealed record SignatureRow(string CandidateId, string TextDigest, long Sight, string Scheme, IReadOnlyList<long> Bands, IReadOnlyList<long> Sketch);
