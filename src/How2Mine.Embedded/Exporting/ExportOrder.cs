namespace How2Mine.Embedded.Exporting;

/// <summary>What of a lake is taken away, and how.</summary>
/// <param name="Table">A table of the lake.</param>
/// <param name="Format">jsonl, jsonl.zst, csv or parquet: also the ending of the files.</param>
/// <param name="Columns">In this order; none for all.</param>
/// <param name="Where">A condition in DuckDB's SQL; null for all rows.</param>
/// <param name="Since">Only rows that the table did not have at this version.</param>
public sealed record ExportOrder(string Table, string Format, int Shards, IReadOnlyList<string> Columns, string? Where, long? Since)
{
    public static IReadOnlyList<string> Formats { get; } = ["jsonl", "jsonl.zst", "csv", "parquet"];

    const int MaxShards = 10_000;

    /// <exception cref="CallerMistakeException">Formats or shards that there are not.</exception>
    public ExportOrder Checked() =>
        !Formats.Contains(Format, StringComparer.Ordinal) ? throw new CallerMistakeException($"the format is '{Format}', expected {string.Join(", ", Formats)}")
        : Shards is < 1 or > MaxShards ? throw new CallerMistakeException($"the number of shards is {Shards}, expected 1 to {MaxShards}")
        : Columns.GroupBy(c => c, StringComparer.Ordinal).FirstOrDefault(c => c.Count() > 1) is { } twice ? throw new CallerMistakeException($"column '{twice.Key}' is named twice; name each once")
        : Where is not null && string.IsNullOrWhiteSpace(Where) ? throw new CallerMistakeException("the condition is empty; leave --where out for all rows")
        : this;
}
