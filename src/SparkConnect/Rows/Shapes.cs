using System.Collections.Concurrent;
using System.Reflection;

namespace SparkConnect.Rows;

/// <summary>Finds the shape of a type from its properties and their C# nullability.</summary>
sealed class Shapes
{
    static readonly ConcurrentDictionary<Type, Shape> Known = new();
    static readonly Type[] ListTypes = [typeof(IReadOnlyList<>), typeof(IReadOnlyCollection<>), typeof(IEnumerable<>), typeof(List<>)];
    static readonly Type[] MapTypes = [typeof(IReadOnlyDictionary<,>), typeof(Dictionary<,>)];

    readonly NullabilityInfoContext _nullability = new();
    readonly HashSet<Type> _open = [];

    /// <exception cref="ArgumentException">The type has no columns, or one that Spark has no type for.</exception>
    public static Shape Of(Type type) => Known.GetOrAdd(type, static t => new Shapes().Find(t, Nullable.GetUnderlyingType(t) is not null, null, t.Name));

    /// <summary>The constructor that takes the most properties: a positional record's. Null where none takes any.</summary>
    public static ConstructorInfo? Constructor(Type record) => record.GetConstructors()
        .Where(c => c.GetParameters() is { Length: > 0 } taken && taken.All(p => Property(record, p.Name!) is { } property && property.PropertyType == p.ParameterType))
        .MaxBy(c => c.GetParameters().Length);

    /// <param name="info">Null for a whole row, of whose arguments the nullability is not known.</param>
    Shape Find(Type type, bool nullable, NullabilityInfo? info, string where)
    {
        if (Leaf.Find(type) is { } leaf) return new Shape.Value(type, nullable, leaf);
        if (type.IsArray) return new Shape.List(type, nullable, Inner(type.GetElementType()!, info?.ElementType, where));
        if (Is(type, ListTypes)) return new Shape.List(type, nullable, Inner(type.GetGenericArguments()[0], info?.GenericTypeArguments[0], where));
        if (Is(type, MapTypes))
        {
            var (key, value) = (type.GetGenericArguments()[0], type.GetGenericArguments()[1]);
            return new Shape.Map(type, nullable, Find(key, nullable: false, info?.GenericTypeArguments[0], where), Inner(value, info?.GenericTypeArguments[1], where));
        }

        var record = Nullable.GetUnderlyingType(type) ?? type;
        if (record.IsPrimitive || record.IsEnum || record.IsInterface || record.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            throw new ArgumentException($"{where} is a {type}, for which there is no column type; use {Leaf.Names}, a list or dictionary, or a record of these");
        return Struct(type, record, nullable);
    }

    Shape Inner(Type type, NullabilityInfo? info, string where) =>
        Find(type, info is null ? Nullable.GetUnderlyingType(type) is not null : info.ReadState == NullabilityState.Nullable, info, where);

    Shape.Struct Struct(Type type, Type record, bool nullable)
    {
        if (!_open.Add(record)) throw new ArgumentException($"{record.Name} contains itself, which columns cannot");
        var taken = Constructor(record)?.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        List<Shape.Member> members = [];
        foreach (var property in record.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (!property.CanRead || property.GetIndexParameters().Length > 0) continue;
            if (property.SetMethod is not { IsPublic: true } && !taken.Contains(property.Name)) continue;
            var info = _nullability.Create(property);
            var shape = Find(property.PropertyType, info.ReadState == NullabilityState.Nullable, info, $"{record.Name}.{property.Name}");
            members.Add(new(SnakeCase.Of(property.Name), property, shape));
        }

        _open.Remove(record);
        if (members.Count == 0) throw new ArgumentException($"{record.Name} has no public property that can be set, so it has no columns");
        return new(type, nullable, members);
    }

    static PropertyInfo? Property(Type record, string name) =>
        record.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase);

    static bool Is(Type type, Type[] open) => type.IsGenericType && open.Contains(type.GetGenericTypeDefinition());
}
