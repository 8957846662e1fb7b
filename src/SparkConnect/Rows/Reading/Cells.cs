using System.Reflection;
using Apache.Arrow;

namespace SparkConnect.Rows.Reading;

/// <summary>Makes the functions from row to value for a column. Each is a <c>Func&lt;int, T&gt;</c> of the type that the shape declares.</summary>
static class Cells
{
    const BindingFlags Own = BindingFlags.Static | BindingFlags.NonPublic;

    /// <param name="owner">The property that the values are for, or the scalar type.</param>
    /// <exception cref="InvalidCastException">The column's type is not one that the shape takes.</exception>
    public static Delegate Of(Shape shape, IArrowArray array, string column, string owner)
    {
        var type = Nullable.GetUnderlyingType(shape.Type) ?? shape.Type;
        // A column of nothing but nulls has no type of its own.
        var values = array is NullArray ? null : shape switch
        {
            Shape.Value => LeafCells.Find(array, type),
            Shape.List list when array is ListArray lists =>
                Make(IsList(type) ? nameof(List) : nameof(Array), [list.Element.Type], lists, Of(list.Element, lists.Values, $"{column}[]", owner)),
            Shape.Map map when array is MapArray maps =>
                Make(nameof(Map), [map.Key.Type, map.Entry.Type], maps, Of(map.Key, maps.Keys, $"{column}.key", owner), Of(map.Entry, maps.Values, $"{column}.value", owner)),
            Shape.Struct record when array is StructArray structs => Make(nameof(Record), [type], record, structs, column),
            _ => null,
        };
        if (values is null && array is not NullArray)
            throw new InvalidCastException($"column '{column}' is {LeafCells.NameOf(array.Data.DataType)}, {owner} is {type.Name}, and not every value of the one is one of the other: cast it in the SQL or change the type");
        return (Delegate)Make(nameof(WithNulls), [type, shape.Type], array, values, shape.Nullable, column, owner)!;
    }

    static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(List<>);

    static Delegate Make(string method, Type[] types, params object?[] arguments)
    {
        try
        {
            return (Delegate)typeof(Cells).GetMethod(method, Own)!.MakeGenericMethod(types).Invoke(null, arguments)!;
        }
        catch (TargetInvocationException e) when (e.InnerException is { } inner)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(inner);
            throw;
        }
    }

    /// <typeparam name="T">Without the question mark.</typeparam>
    /// <typeparam name="TDeclared">With it, where it is a number or the like.</typeparam>
    static Func<int, TDeclared?> WithNulls<T, TDeclared>(IArrowArray array, Func<int, T>? values, bool nullable, string column, string owner)
    {
        return row =>
        {
            if (values is null || array.IsNull(row))
                return nullable ? default : throw new InvalidCastException($"column '{column}' holds a null, which {owner} does not take: make it nullable, or rule nulls out in the SQL");
            try
            {
                var value = values(row);
                return value is TDeclared declared ? declared : default;
            }
            catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
            {
                throw new InvalidCastException($"a value of column '{column}' is beyond what {typeof(T).Name} holds, which is the type of {owner}", e);
            }
        };
    }

    static Func<int, T[]> Array<T>(ListArray lists, Func<int, T> element) => row =>
    {
        var (start, end) = (lists.ValueOffsets[row], lists.ValueOffsets[row + 1]);
        var values = new T[end - start];
        for (var i = 0; i < values.Length; i++) values[i] = element(start + i);
        return values;
    };

    static Func<int, List<T>> List<T>(ListArray lists, Func<int, T> element)
    {
        var array = Array(lists, element);
        return row => [.. array(row)];
    }

    static Func<int, Dictionary<TKey, TValue>> Map<TKey, TValue>(MapArray maps, Func<int, TKey> key, Func<int, TValue> value) where TKey : notnull => row =>
    {
        var values = new Dictionary<TKey, TValue>();
        for (var i = maps.ValueOffsets[row]; i < maps.ValueOffsets[row + 1]; i++) values[key(i)] = value(i);
        return values;
    };

    static Func<int, T> Record<T>(Shape.Struct record, StructArray structs, string column)
    {
        var fields = ((Apache.Arrow.Types.StructType)structs.Data.DataType).Fields;
        return RecordCells.Of<T>(record, [.. fields.Select(f => f.Name)], structs.Fields, column);
    }
}
