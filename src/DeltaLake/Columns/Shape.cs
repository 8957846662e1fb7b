using System.Reflection;

namespace DeltaLake.Columns;

/// <summary>How a C# type lies in columns: the one description that schema, Parquet fields, writers and readers are made from.</summary>
/// <param name="Type">The type as declared, <c>int?</c> included.</param>
abstract record Shape(Type Type, bool Nullable)
{
    public static Struct OfRow<T>(Func<string, string> naming) => ShapeBuilder.Row(typeof(T), naming);

    public sealed record Leaf(Type Type, bool Nullable, LeafType LeafType) : Shape(Type, Nullable);

    public sealed record List(Type Type, bool Nullable, Shape Element) : Shape(Type, Nullable);

    /// <summary>A map from text; the Delta log has no other.</summary>
    public sealed record Map(Type Type, bool Nullable, Shape Value) : Shape(Type, Nullable);

    public sealed record Struct(Type Type, bool Nullable, IReadOnlyList<Member> Members) : Shape(Type, Nullable)
    {
        public TableSchema ToSchema() =>
            new([.. Members.Select(member => new TableColumn(member.Column, member.Shape.ToDelta(), member.Shape.Nullable))]);
    }

    public sealed record Member(string Column, PropertyInfo Property, Shape Shape);

    public DeltaType ToDelta() => this switch
    {
        Leaf leaf => new DeltaType.Primitive(leaf.LeafType.DeltaName),
        List list => new DeltaType.ListOf(list.Element.ToDelta(), list.Element.Nullable),
        Map map => new DeltaType.MapOf(new DeltaType.Primitive("string"), map.Value.ToDelta(), map.Value.Nullable),
        Struct record => new DeltaType.StructOf(record.ToSchema()),
        _ => throw new InvalidOperationException($"no Delta type for {GetType().Name}"),
    };
}
