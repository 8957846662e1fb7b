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

    /// <summary>Keys in <c>answers</c> of all that a model said of the page, in order; none where none was asked.</summary>
    public required IReadOnlyList<string> AnswerKeys { get; init; }

    public static FateRow Kept(RecordPlace record, string station, string detail) => Of(record, station, "kept", null, detail);

    public static FateRow Dropped(RecordPlace record, string station, Drop drop) => Of(record, station, "dropped", drop.Reason, drop.Detail);

    static FateRow Of(RecordPlace record, string station, string outcome, string? reason, string detail) => new()
    {
        RecordId = record.RecordId,
        Url = record.Url,
        WarcFilename = record.WarcFilename,
        WarcRecordOffset = record.WarcRecordOffset,
        Station = station,
        Outcome = outcome,
        Reason = reason,
        Detail = detail,
        AnswerKeys = [],
    };
}

/// <summary>Which record it is, and where it lies.</summary>
public sealed record RecordPlace(string RecordId, string? Url, string WarcFilename, long WarcRecordOffset)
{
    public static RecordPlace Of(CrawlRecord record) => new(record.Input.RecordId(record.Record), record.Record.TargetUri, record.Input.Name, record.Record.Offset);

    public static RecordPlace Of(Page page) => new(page.RecordId, page.Url, page.WarcFilename, page.WarcRecordOffset);
}
