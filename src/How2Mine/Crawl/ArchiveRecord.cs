namespace How2Mine.Crawl;

public enum RecordKind { WarcInfo, Response, Resource, Conversion, Request, Metadata, Revisit, Continuation, Other }

/// <summary>One record of a WARC or ARC file. The block is empty for kinds that carry no page.</summary>
public sealed record ArchiveRecord(RecordKind Kind, string? RecordId, string? TargetUri, DateTimeOffset? Date, HeaderFields Headers, ReadOnlyMemory<byte> Block)
{
    /// <summary>Where the record starts in the file; in a member of several records, the member's start and the decoded bytes before the record.</summary>
    public long Offset { get; init; }

    /// <summary>Decoded bytes before the record in its member: 0 where each record has a member of its own.</summary>
    public long Within { get; init; }

    /// <summary>Bytes in the file, packed if the record has a member of its own.</summary>
    public long Length { get; init; }

    /// <summary>Length of the block as found, also where more than the limit was not kept.</summary>
    public long BlockLength { get; init; }

    /// <summary>Why the block is cut: WARC-Truncated's own word, or "damage"; null if it is whole.</summary>
    public string? Truncated { get; init; }

    /// <summary>The block was longer than the limit and is cut.</summary>
    public bool OverLimit { get; init; }

    /// <summary>The record's Content-Type without parameters, lower case.</summary>
    public string? MediaType => Crawl.MediaType.Of(Headers["Content-Type"]);

    public bool CarriesPage => Kind is RecordKind.Response or RecordKind.Resource or RecordKind.Conversion;
}
