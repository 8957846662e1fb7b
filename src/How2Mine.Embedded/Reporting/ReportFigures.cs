namespace How2Mine.Embedded.Reporting;

/// <summary>All that a report of a lake shows, read once.</summary>
public sealed record ReportFigures
{
    public required string Lake { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Records that carry a page, by the ledger.</summary>
    public required long Responses { get; init; }

    /// <summary>Pages that wait for a model's answers.</summary>
    public required long Waiting { get; init; }

    /// <summary>In the order of the stations, within one the most frequent first.</summary>
    public required IReadOnlyList<FateCount> Drops { get; init; }

    public required long PagesKept { get; init; }
    public required long Candidates { get; init; }

    /// <summary>recrawl, exact, near: as far as there are any.</summary>
    public required IReadOnlyList<(string Kind, long Rows)> Duplicates { get; init; }

    public required long Procedures { get; init; }
    public required long Balanced { get; init; }
    public required IReadOnlyList<TopicCount> Topics { get; init; }

    /// <summary>Yields by language, by host and by month of fetching; procedures each.</summary>
    public required IReadOnlyList<Counted> Languages { get; init; }

    public required IReadOnlyList<Counted> Hosts { get; init; }
    public required IReadOnlyList<Counted> Months { get; init; }

    /// <summary>Duplicates by likeness: 0.70 stands for 0.70 up to 0.75; 1 for the same words.</summary>
    public required IReadOnlyList<Counted> Likenesses { get; init; }

    public required IReadOnlyList<StageBill> Models { get; init; }
    public required IReadOnlyList<KeptExample> Kept { get; init; }
    public required IReadOnlyList<DroppedExample> Dropped { get; init; }
    public required IReadOnlyList<TableState> Tables { get; init; }
}

public sealed record FateCount(string Station, string Reason, long Pages);

public sealed record TopicCount(string Topic, long Procedures, long Balanced);

/// <param name="IsRest">The sum of those that are not shown one by one.</param>
public sealed record Counted(string Name, long Rows, bool IsRest = false);

public sealed record StageBill(string Stage, string Model, long Answers, long TokensIn, long TokensOut, double Dollars);

public sealed record KeptExample(string Goal, IReadOnlyList<string> Steps, string Topic, string Url);

public sealed record DroppedExample(string Station, string Reason, string Detail, string Url);

public sealed record TableState(string Name, long Version, long? Rows, int Files, long Bytes);
