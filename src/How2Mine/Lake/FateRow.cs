using How2Mine.Crawl;

namespace How2Mine.Lake;

/// <summary>What became of a record that carries a page: one row for each, kept or dropped. Key: record_id.</summary>
public sealed record FateRow
{
    public required string RecordId { get; init; }
    public string? Url { get; init; }
    public required string WarcFilename { get; init; }
    public required long WarcRecordOffset { get; init; }

    /// <summary>The last station that the record reached.</summary>
    public required string Station { get; init; }

    /// <summary>kept or dropped.</summary>
    public required string Outcome { get; init; }

    public string? Reason { get; init; }
    public string? Detail { get; init; }

    public static FateRow Kept(CrawlRecord record, string station, string detail) => Of(record, station, "kept", null, detail);

    public static FateRow Dropped(CrawlRecord record, string station, Drop drop) => Of(record, station, "dropped", drop.Reason, drop.Detail);

    static FateRow Of(CrawlRecord record, string station, string outcome, string? reason, string detail) => new()
    {
        RecordId = record.Input.RecordId(record.Record),
        Url = record.Record.TargetUri,
        WarcFilename = record.Input.Name,
        WarcRecordOffset = record.Record.Offset,
        Station = station,
        Outcome = outcome,
        Reason = reason,
        Detail = detail,
    };
}
