using Apache.Arrow;
using Apache.Arrow.Types;

namespace SparkConnect.Rows.Writing;

/// <summary>Values of one C# type as an Arrow column.</summary>
static class LeafColumns
{
    public static IArrowArray Write(Leaf leaf, IReadOnlyList<object?> values) => Type.GetTypeCode(leaf.Type) switch
    {
        TypeCode.String => Text(values),
        TypeCode.Boolean => new BooleanArray.Builder() is var flags ? Fill<bool>(values, v => flags.Append(v), () => flags.AppendNull(), () => flags.Build()) : null!,
        TypeCode.SByte => Numbers<sbyte, Int8Array, Int8Array.Builder>(new(), values, v => (sbyte)v),
        TypeCode.Int16 => Numbers<short, Int16Array, Int16Array.Builder>(new(), values, v => (short)v),
        TypeCode.Int32 => Numbers<int, Int32Array, Int32Array.Builder>(new(), values, v => (int)v),
        TypeCode.Int64 => Numbers<long, Int64Array, Int64Array.Builder>(new(), values, v => (long)v),
        TypeCode.Single => Numbers<float, FloatArray, FloatArray.Builder>(new(), values, v => (float)v),
        TypeCode.Double => Numbers<double, DoubleArray, DoubleArray.Builder>(new(), values, v => (double)v),
        TypeCode.Decimal => Decimals((Decimal128Type)leaf.ArrowType, values),
        TypeCode.DateTime => Times((TimestampType)leaf.ArrowType, values, v => Microseconds.Of((DateTime)v)),
        _ when leaf.Type == typeof(DateTimeOffset) => Times((TimestampType)leaf.ArrowType, values, v => Microseconds.Of((DateTimeOffset)v)),
        _ when leaf.Type == typeof(DateOnly) => Days(values),
        _ => Bytes(values),
    };

    static IArrowArray Text(IReadOnlyList<object?> values)
    {
        var column = new StringArray.Builder();
        return Fill<string>(values, v => column.Append(v), () => column.AppendNull(), () => column.Build());
    }

    static IArrowArray Bytes(IReadOnlyList<object?> values)
    {
        var column = new BinaryArray.Builder();
        return Fill<byte[]>(values, v => column.Append(v.AsSpan()), () => column.AppendNull(), () => column.Build());
    }

    static IArrowArray Days(IReadOnlyList<object?> values)
    {
        var column = new Date32Array.Builder();
        return Fill<DateOnly>(values, v => column.Append(v), () => column.AppendNull(), () => column.Build());
    }

    static IArrowArray Decimals(Decimal128Type type, IReadOnlyList<object?> values)
    {
        var column = new Decimal128Array.Builder(type);
        return Fill<decimal>(values, v => column.Append(Fitting(v)), () => column.AppendNull(), () => column.Build());
    }

    static decimal Fitting(decimal value)
    {
        const decimal Limit = 100_000_000_000_000_000_000m;
        if (decimal.Round(value, Leaf.DecimalScale) != value || Math.Abs(value) >= Limit)
            throw new ArgumentException($"{value} does not fit into decimal({Leaf.DecimalPrecision},{Leaf.DecimalScale}): round it, or send it as text and cast in the SQL");
        return value;
    }

    /// <summary>Arrow's own builder counts no further than milliseconds, so the numbers are written as they are.</summary>
    static TimestampArray Times(TimestampType type, IReadOnlyList<object?> values, Func<object, long> microseconds)
    {
        var numbers = (Int64Array)Numbers<long, Int64Array, Int64Array.Builder>(new(), values, microseconds);
        return new(type, numbers.ValueBuffer, numbers.NullBitmapBuffer, numbers.Length, numbers.NullCount, 0);
    }

    static IArrowArray Numbers<T, TArray, TBuilder>(TBuilder column, IReadOnlyList<object?> values, Func<object, T> number)
        where T : struct where TArray : IArrowArray where TBuilder : PrimitiveArrayBuilder<T, TArray, TBuilder>
    {
        foreach (var value in values)
        {
            if (value is null) column.AppendNull();
            else column.Append(number(value));
        }

        return column.Build(default!);
    }

    static IArrowArray Fill<T>(IReadOnlyList<object?> values, Action<T> append, Action appendNull, Func<IArrowArray> build)
    {
        foreach (var value in values)
        {
            if (value is null) appendNull();
            else append((T)value);
        }

        return build();
    }
}
