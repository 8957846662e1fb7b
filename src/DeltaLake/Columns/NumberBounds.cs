using System.Numerics;
using System.Text.Json;

namespace DeltaLake.Columns;

/// <summary>Bounds of numbers. A NaN or an infinity, which JSON cannot say, leaves the column without bounds.</summary>
sealed class NumberBounds<T> : Bounds<T> where T : struct, INumber<T>
{
    public override void WriteMin(Utf8JsonWriter json) => Write(json, Min);

    public override void WriteMax(Utf8JsonWriter json) => Write(json, Max);

    protected override int Compare(T a, T b) => a.CompareTo(b);

    protected override bool Accepts(T value) => Sound = T.IsFinite(value);

    static void Write(Utf8JsonWriter json, T value)
    {
        if (value is double real) json.WriteNumberValue(real);
        else json.WriteNumberValue(long.CreateChecked(value));
    }
}
