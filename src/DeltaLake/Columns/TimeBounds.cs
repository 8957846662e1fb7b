using System.Globalization;
using System.Text.Json;

namespace DeltaLake.Columns;

/// <summary>Bounds of timestamps in milliseconds, the unit of Delta's statistics: the least rounded down, the greatest up.</summary>
sealed class TimeBounds : Bounds<DateTime>
{
    public override void WriteMin(Utf8JsonWriter json) => Write(json, Floor(Min));

    public override void WriteMax(Utf8JsonWriter json)
    {
        var floor = Floor(Max);
        var room = DateTime.MaxValue.Ticks - floor.Ticks >= TimeSpan.TicksPerMillisecond;
        Write(json, floor == Max || !room ? floor : floor.AddTicks(TimeSpan.TicksPerMillisecond));
    }

    protected override int Compare(DateTime a, DateTime b) => a.CompareTo(b);

    static DateTime Floor(DateTime time) => new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);

    static void Write(Utf8JsonWriter json, DateTime time) =>
        json.WriteStringValue(time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
