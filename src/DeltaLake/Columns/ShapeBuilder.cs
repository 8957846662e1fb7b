using System.Reflection;

namespace DeltaLake.Columns;

/// <summary>Reads a record type's properties and their C# nullability.</summary>
sealed class ShapeBuilder(Func<string, string> naming)
{
    readonly NullabilityInfoContext _nullability = new();
    readonly HashSet<Type> _open = [];

    public static Shape.Struct Row(Type type, Func<string, string> naming) => new ShapeBuilder(naming).Record(type, nullable: false);

    Shape.Struct Record(Type type, bool nullable)
    {
        var record = Nullable.GetUnderlyingType(type) ?? type;
        if (!_open.Add(record)) throw new ArgumentException($"{record.Name} contains itself; a table column cannot be recursive");
        var parameters = Constructor(record)?.GetParameters().Select(p => p.Name!).ToHashSet(StringComparer.OrdinalIgnoreCase) ?? [];
        var members = record.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.CanRead)
            .Where(property => property.SetMethod is { IsPublic: true } || parameters.Contains(property.Name))
            .Select(property => new Shape.Member(naming(property.Name), property, Of(property, _nullability.Create(property))))
            .ToList();
        _open.Remove(record);
        if (members.Count == 0) throw new ArgumentException($"{record} has no public property that can be set, so it cannot be a column or row");
        return new(type, nullable, members);
    }

    /// <summary>The constructor whose parameters are properties: a positional record's; <c>null</c> where none takes any.</summary>
    public static ConstructorInfo? Constructor(Type record) => record.GetConstructors()
        .Where(c => c.GetParameters() is { Length: > 0 } all && all.All(p => record.GetProperty(p.Name!,
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) is not null))
        .MaxBy(c => c.GetParameters().Length);

    Shape Of(PropertyInfo property, NullabilityInfo info)
    {
        var nullable = info.ReadState == NullabilityState.Nullable;
        var type = info.Type;
        if (LeafType.Find(Nullable.GetUnderlyingType(type) ?? type) is { } leaf) return new Shape.Leaf(type, nullable, leaf);
        if (Is(type, typeof(IReadOnlyList<>))) return new Shape.List(type, nullable, Of(property, info.GenericTypeArguments[0]));
        if (Is(type, typeof(IReadOnlyDictionary<,>)) && type.GetGenericArguments()[0] == typeof(string))
            return new Shape.Map(type, nullable, Of(property, info.GenericTypeArguments[1]));
        if (type.IsPrimitive || type.IsEnum || type.IsInterface || type.IsArray || type.Namespace?.StartsWith("System", StringComparison.Ordinal) == true)
            throw new ArgumentException($"{property.DeclaringType?.Name}.{property.Name} is a {type}, which has no column type; "
                + $"use {LeafType.Names}, IReadOnlyList<>, IReadOnlyDictionary<string,> or a record of these");
        return Record(type, nullable);
    }

    static bool Is(Type type, Type open) => type.IsGenericType && type.GetGenericTypeDefinition() == open;
}
