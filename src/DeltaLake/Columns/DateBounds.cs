using System.Globalization;
using System.Text.Json;

namespace DeltaLake.Columns;

sealed class DateBounds : Bounds<DateTime>
{
    public override void WriteMin(Utf8JsonWriter json) => Write(json, Min);

    public override void WriteMax(Utf8JsonWriter json) => Write(json, Max);

    protected override int Compare(DateTime a, DateTime b) => a.CompareTo(b);

    static void Write(Utf8JsonWriter json, DateTime date) => json.WriteStringValue(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
