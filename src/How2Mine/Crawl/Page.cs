namespace How2Mine.Crawl;

/// <summary>A page as fetched, decoded to text. Names are those of Common Crawl's index where it has them.</summary>
public sealed record Page
{
    /// <summary>Hash of address and payload digest: a recrawl with changed content is another page.</summary>
    public required string PageId { get; init; }

    /// <summary>Hash of the file and the place in it: unique for every record read.</summary>
    public required string RecordId { get; init; }

    public required string Url { get; init; }

    public required string UrlHostName { get; init; }

    public required DateTimeOffset? FetchTime { get; init; }

    public required string WarcFilename { get; init; }

    public required long WarcRecordOffset { get; init; }

    public required long WarcRecordLength { get; init; }

    /// <summary>SHA-1 of the payload in base 32, codings undone: what Common Crawl's index has, and the same however a server packed it.</summary>
    public required string ContentDigest { get; init; }

    public required string ContentCharset { get; init; }

    /// <summary>Why the content is cut: length, time, disconnect, unspecified, damage; null if it is whole.</summary>
    public required string? ContentTruncated { get; init; }

    /// <summary>The content is text already (a WET conversion), not HTML.</summary>
    public required bool IsPlainText { get; init; }

    public required string Content { get; init; }
}
