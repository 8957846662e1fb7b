using DeltaLake.Columns;
using DeltaLake.Schema;

namespace DeltaLake;

/// <summary>The columns of a table. Two schemas are equal when their JSON is.</summary>
public sealed class TableSchema(IReadOnlyList<TableColumn> columns) : IEquatable<TableSchema>
{
    public IReadOnlyList<TableColumn> Columns { get; } = columns;

    /// <summary>The schema of a record type: a column for every property, named in snake_case, nullable where the property is.</summary>
    /// <exception cref="ArgumentException">The type has a property that no column type fits.</exception>
    public static TableSchema Of<T>() => Shape.OfRow<T>(SnakeCase.Of).ToSchema();

    /// <exception cref="DeltaException">The text is no Delta schema.</exception>
    public static TableSchema Parse(string schemaString) => SchemaJson.Parse(schemaString);

    public TableColumn? Find(string name) =>
        Columns.FirstOrDefault(column => string.Equals(column.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The schemaString of the Delta protocol.</summary>
    public string ToJson() => SchemaJson.Write(this);

    public bool Equals(TableSchema? other) => other is not null && ToJson() == other.ToJson();

    public override bool Equals(object? obj) => Equals(obj as TableSchema);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToJson());

    public override string ToString() => ToJson();
}
