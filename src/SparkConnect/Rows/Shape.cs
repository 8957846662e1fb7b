using System.Reflection;

namespace SparkConnect.Rows;

/// <summary>How a C# type lies in columns: what rows are read by and written by.</summary>
/// <param name="Type">As declared, <c>int?</c> included.</param>
abstract record Shape(Type Type, bool Nullable)
{
    public sealed record Value(Type Type, bool Nullable, Leaf Leaf) : Shape(Type, Nullable);

    public sealed record List(Type Type, bool Nullable, Shape Element) : Shape(Type, Nullable);

    public sealed record Map(Type Type, bool Nullable, Shape Key, Shape Entry) : Shape(Type, Nullable);

    public sealed record Struct(Type Type, bool Nullable, IReadOnlyList<Member> Members) : Shape(Type, Nullable);

    public sealed record Member(string Column, PropertyInfo Property, Shape Shape)
    {
        /// <summary>As error texts call it.</summary>
        public string Name => $"{Property.DeclaringType?.Name}.{Property.Name}";
    }
}
