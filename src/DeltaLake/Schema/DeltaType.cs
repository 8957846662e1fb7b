namespace DeltaLake;

/// <summary>A column's type in the words of the Delta protocol.</summary>
public abstract record DeltaType
{
    DeltaType() { }

    /// <param name="Name">A primitive type's name, e.g. <c>string</c>, <c>long</c>, <c>timestamp</c>, <c>decimal(10,2)</c>.</param>
    public sealed record Primitive(string Name) : DeltaType;

    public sealed record ListOf(DeltaType Element, bool ContainsNull) : DeltaType;

    public sealed record MapOf(DeltaType Key, DeltaType Value, bool ValueContainsNull) : DeltaType;

    public sealed record StructOf(TableSchema Schema) : DeltaType;
}
