using System.Globalization;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace SparkConnect.Rows.Reading;

/// <summary>Which columns may be read as which C# types: only where nothing can be lost.</summary>
static class LeafCells
{
    /// <summary>A <c>Func&lt;int, T&gt;</c> from row to value for rows that are not null; null where the column does not fit the type.</summary>
    public static Delegate? Find(IArrowArray array, Type type) => Type.GetTypeCode(type) switch
    {
        TypeCode.String => Text(array),
        TypeCode.Boolean => array is BooleanArray flags ? (int row) => flags.GetValue(row)!.Value : null,
        TypeCode.SByte => array is Int8Array tiny ? (int row) => tiny.GetValue(row)!.Value : null,
        TypeCode.Int16 => Whole(array, 16) is { } whole ? (int row) => (short)whole(row) : null,
        TypeCode.Int32 => Whole(array, 32) is { } whole ? (int row) => (int)whole(row) : null,
        TypeCode.Int64 => Whole(array, 64),
        TypeCode.Single => array is FloatArray single ? (int row) => single.GetValue(row)!.Value : null,
        TypeCode.Double => Real(array),
        TypeCode.Decimal => array is Decimal128Array exact ? (int row) => exact.GetValue(row)!.Value : null,
        TypeCode.DateTime => array is TimestampArray local && Zone(local) is null ? (int row) => Microseconds.ToDateTime(local.GetValue(row)!.Value) : null,
        _ => Other(array, type),
    };

    static Delegate? Other(IArrowArray array, Type type)
    {
        if (type == typeof(DateTimeOffset) && array is TimestampArray time && Zone(time) is not null)
            return (int row) => Microseconds.ToTime(time.GetValue(row)!.Value);
        if (type == typeof(DateOnly) && array is Date32Array day) return (int row) => DateOnly.FromDayNumber(checked(day.GetValue(row)!.Value + UnixDay));
        if (type == typeof(byte[])) return Bytes(array);
        return null;
    }

    /// <summary>As error texts call a column's type.</summary>
    public static string NameOf(IArrowType type) => type switch
    {
        TimestampType time => time.Timezone is null ? "timestamp_ntz" : "timestamp",
        Decimal128Type exact => string.Create(CultureInfo.InvariantCulture, $"decimal({exact.Precision},{exact.Scale})"),
        _ => type.Name,
    };

    static int UnixDay { get; } = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    static string? Zone(TimestampArray array) => ((TimestampType)array.Data.DataType).Timezone;

    static Func<int, string>? Text(IArrowArray array) => array switch
    {
        StringArray text => row => text.GetString(row),
        LargeStringArray text => row => text.GetString(row),
        _ => null,
    };

    static Func<int, byte[]>? Bytes(IArrowArray array) => array switch
    {
        BinaryArray bytes => row => bytes.GetBytes(row).ToArray(),
        LargeBinaryArray bytes => row => bytes.GetBytes(row).ToArray(),
        _ => null,
    };

    static Func<int, long>? Whole(IArrowArray array, int bits) => array switch
    {
        Int8Array a => row => a.GetValue(row)!.Value,
        Int16Array a when bits >= 16 => row => a.GetValue(row)!.Value,
        Int32Array a when bits >= 32 => row => a.GetValue(row)!.Value,
        Int64Array a when bits >= 64 => row => a.GetValue(row)!.Value,
        _ => null,
    };

    static Func<int, double>? Real(IArrowArray array) => array switch
    {
        DoubleArray a => row => a.GetValue(row)!.Value,
        FloatArray a => row => a.GetValue(row)!.Value,
        _ => null,
    };
}
