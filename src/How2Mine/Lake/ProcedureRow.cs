namespace How2Mine.Lake;

/// <summary>A distinct procedure: the first sight of it. Key: procedure_id, the id of the candidate that was kept.</summary>
public sealed record ProcedureRow
{
    public required string ProcedureId { get; init; }
    public required string PageId { get; init; }
    public required string Url { get; init; }
    public required string UrlHostName { get; init; }
    public required string Goal { get; init; }
    public required IReadOnlyList<string> Steps { get; init; }
    public required IReadOnlyList<string> Resources { get; init; }
    public required string Topic { get; init; }
    public required double TopicScore { get; init; }
    public required string Miner { get; init; }
    public required string Language { get; init; }
    public DateTimeOffset? FetchTime { get; init; }
    public required string ContentDigest { get; init; }
    public string? ContentTruncated { get; init; }
    public required string TextDigest { get; init; }
}
