using Parquet.Schema;

namespace DeltaLake.Columns;

/// <summary>A column type without parts: its Delta name and its way into Parquet.</summary>
abstract class LeafType(Type clr, string deltaName)
{
    static readonly LeafType[] All =
    [
        new LeafType<string, ReadOnlyMemory<char>>("string", n => new DataField(n, typeof(string), true), WellFormed.Of, t => 2 * t.Length, () => new TextBounds()),
        new LeafType<bool, bool>("boolean", n => new DataField(n, typeof(bool), true), v => v, _ => 1, null),
        new LeafType<int, int>("integer", n => new DataField(n, typeof(int), true), v => v, _ => 4, () => new NumberBounds<int>()),
        new LeafType<long, long>("long", n => new DataField(n, typeof(long), true), v => v, _ => 8, () => new NumberBounds<long>()),
        new LeafType<double, double>("double", n => new DataField(n, typeof(double), true), v => v, _ => 8, () => new NumberBounds<double>()),
        new LeafType<DateTimeOffset, DateTime>("timestamp", Timestamp, v => Micros(v.UtcDateTime), _ => 8, () => new TimeBounds()),
        new LeafType<DateTime, DateTime>("timestamp", Timestamp,
            v => Micros(v.Kind == DateTimeKind.Local ? v.ToUniversalTime() : DateTime.SpecifyKind(v, DateTimeKind.Utc)), _ => 8, () => new TimeBounds()),
        new LeafType<DateOnly, DateTime>("date", n => new DateTimeDataField(n, DateTimeFormat.Date, isNullable: true),
            v => v.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc), _ => 4, () => new DateBounds()),
    ];

    public static string Names { get; } = string.Join(", ", All.Select(leaf => leaf.Clr.Name));

    public Type Clr { get; } = clr;

    public string DeltaName { get; } = deltaName;

    public static LeafType? Find(Type clr) => Array.Find(All, leaf => leaf.Clr == clr);

    public abstract DataField Field(string name);

    /// <param name="definition">The definition level of a value that is there.</param>
    public abstract Writing.ValueWriter CreateWriter(int definition);

    static DateTimeDataField Timestamp(string name) =>
        new(name, DateTimeFormat.Timestamp, isAdjustedToUTC: true, DateTimeTimeUnit.Micros, isNullable: true);

    static DateTime Micros(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMicrosecond), DateTimeKind.Utc);
}

sealed class LeafType<TValue, TParquet>(
    string deltaName, Func<string, DataField> field, Func<TValue, TParquet> convert, Func<TParquet, int> bytes, Func<Bounds<TParquet>>? bounds)
    : LeafType(typeof(TValue), deltaName) where TParquet : struct where TValue : notnull
{
    public override DataField Field(string name) => field(name);

    public override Writing.ValueWriter CreateWriter(int definition) =>
        new Writing.LeafWriter<TValue, TParquet>(definition, convert, bytes, bounds?.Invoke());
}
