namespace DeltaLake.Columns.Reading;

/// <summary>Which C# types a column of a file may be read as. Only conversions that lose nothing are here.</summary>
static class Conversions
{
    static readonly Dictionary<(Type From, Type To), Delegate> All = new()
    {
        [(typeof(ReadOnlyMemory<char>), typeof(string))] = (ReadOnlyMemory<char> v) => v.ToString(),
        [(typeof(bool), typeof(bool))] = (bool v) => v,
        [(typeof(int), typeof(int))] = (int v) => v,
        [(typeof(int), typeof(long))] = (int v) => (long)v,
        [(typeof(int), typeof(double))] = (int v) => (double)v,
        [(typeof(short), typeof(int))] = (short v) => (int)v,
        [(typeof(short), typeof(long))] = (short v) => (long)v,
        [(typeof(sbyte), typeof(int))] = (sbyte v) => (int)v,
        [(typeof(sbyte), typeof(long))] = (sbyte v) => (long)v,
        [(typeof(long), typeof(long))] = (long v) => v,
        [(typeof(float), typeof(double))] = (float v) => (double)v,
        [(typeof(double), typeof(double))] = (double v) => v,
        [(typeof(DateTime), typeof(DateTime))] = (DateTime v) => DateTime.SpecifyKind(v, DateTimeKind.Utc),
        [(typeof(DateTime), typeof(DateTimeOffset))] = (DateTime v) => new DateTimeOffset(DateTime.SpecifyKind(v, DateTimeKind.Utc)),
        [(typeof(DateTime), typeof(DateOnly))] = (DateTime v) => DateOnly.FromDateTime(v),
        [(typeof(DateOnly), typeof(DateOnly))] = (DateOnly v) => v,
    };

    public static Delegate? Find(Type from, Type to) => All.GetValueOrDefault((from, to));
}
