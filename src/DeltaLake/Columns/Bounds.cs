using System.Text.Json;

namespace DeltaLake.Columns;

/// <summary>Least and greatest value of a column in a data file, for the file's statistics.</summary>
abstract class Bounds<T> where T : struct
{
    protected T Min { get; private set; }

    protected T Max { get; private set; }

    protected bool Any { get; private set; }

    /// <summary>Whether the bounds hold for every value seen; some values have no place in an order that all readers share.</summary>
    protected bool Sound { get; set; } = true;

    public bool Known => Any && Sound;

    public void Add(T value)
    {
        if (!Sound || !Accepts(value)) return;
        if (!Any) (Min, Max, Any) = (value, value, true);
        else if (Compare(value, Min) < 0) Min = value;
        else if (Compare(value, Max) > 0) Max = value;
    }

    public abstract void WriteMin(Utf8JsonWriter json);

    public abstract void WriteMax(Utf8JsonWriter json);

    protected abstract int Compare(T a, T b);

    protected virtual bool Accepts(T value) => true;
}
