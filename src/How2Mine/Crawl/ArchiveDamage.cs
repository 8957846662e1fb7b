namespace How2Mine.Crawl;

/// <summary>Something in an archive file that is not as its format says; reading goes on behind it.</summary>
/// <param name="Code">bad_gzip, bad_checksum, truncated_member, truncated_record, wrong_length, rubbish, bad_header, …</param>
/// <param name="Offset">Where in the file; for a file that is one gzip stream, where in the decoded bytes.</param>
/// <param name="Detail">What was found and what was expected.</param>
public sealed record ArchiveDamage(string Code, long Offset, string Detail);
