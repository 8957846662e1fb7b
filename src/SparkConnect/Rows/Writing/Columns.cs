using System.Collections;
using Apache.Arrow;
using Apache.Arrow.Types;

namespace SparkConnect.Rows.Writing;

/// <summary>Values of a shape as an Arrow column, parts before wholes.</summary>
static class Columns
{
    /// <param name="owner">The property that the values are of.</param>
    /// <exception cref="ArgumentException">A value is null that the shape says is not.</exception>
    public static IArrowArray Write(Shape shape, IReadOnlyList<object?> values, string owner)
    {
        if (!shape.Nullable && values.Contains(null))
            throw new ArgumentException($"{owner} is null in a row and is not declared nullable: give a value, or declare it so");
        return shape switch
        {
            Shape.Value value => LeafColumns.Write(value.Leaf, values),
            Shape.List list => List(list, values, owner),
            Shape.Map map => Map(map, values, owner),
            Shape.Struct record => Struct(record, values),
            _ => throw new InvalidOperationException($"no column for {shape.GetType().Name}"),
        };
    }

    public static IReadOnlyList<IArrowArray> Members(Shape.Struct record, IReadOnlyList<object?> values) =>
        [.. record.Members.Select(member => Write(Within(member, values), [.. values.Select(v => v is null ? null : member.Property.GetValue(v))], member.Name))];

    /// <summary>A record that is null leaves nulls in its members' columns, whatever they are declared.</summary>
    static Shape Within(Shape.Member member, IReadOnlyList<object?> values) =>
        values.Contains(null) ? member.Shape with { Nullable = true } : member.Shape;

    static StructArray Struct(Shape.Struct record, IReadOnlyList<object?> values)
    {
        var (nulls, count) = Nulls(values);
        return new(ArrowTypes.Of(record), values.Count, Members(record, values), nulls, count);
    }

    static ListArray List(Shape.List list, IReadOnlyList<object?> values, string owner)
    {
        List<object?> elements = [];
        var offsets = new ArrowBuffer.Builder<int>(values.Count + 1).Append(0);
        foreach (var value in values)
        {
            if (value is not null) elements.AddRange(((IEnumerable)value).Cast<object?>());
            offsets.Append(elements.Count);
        }

        var (nulls, count) = Nulls(values);
        return new(ArrowTypes.Of(list), values.Count, offsets.Build(), Write(list.Element, elements, $"an element of {owner}"), nulls, count);
    }

    static MapArray Map(Shape.Map map, IReadOnlyList<object?> values, string owner)
    {
        List<object?> keys = [], entries = [];
        var offsets = new ArrowBuffer.Builder<int>(values.Count + 1).Append(0);
        foreach (var value in values)
        {
            if (value is not null) Entries.AddTo(value, keys, entries);
            offsets.Append(keys.Count);
        }

        var type = ArrowTypes.Map(map);
        var pairs = new StructArray((StructType)type.Fields[0].DataType, keys.Count,
            [Write(map.Key, keys, $"a key of {owner}"), Write(map.Entry, entries, $"a value of {owner}")], ArrowBuffer.Empty, 0);
        var (nulls, count) = Nulls(values);
        return new(type, values.Count, offsets.Build(), pairs, nulls, count);
    }

    static (ArrowBuffer Bits, int Count) Nulls(IReadOnlyList<object?> values)
    {
        var count = values.Count(v => v is null);
        if (count == 0) return (ArrowBuffer.Empty, 0);
        var bits = new ArrowBuffer.BitmapBuilder(values.Count);
        foreach (var value in values) bits.Append(value is not null);
        return (bits.Build(), count);
    }
}
