using DeltaLake;

namespace How2Mine.Spark;

/// <summary>A table's columns as Spark SQL declares them, from the same records that the first host writes.</summary>
/// <remarks>Spark declares no nullability inside arrays and structs of arrays; the rows never use what that allows.</remarks>
static class TableDdl
{
    /// <summary>For CREATE TABLE, with NOT NULL where the record says so.</summary>
    public static string Columns(TableSchema schema) => string.Join(", ", schema.Columns.Select(c => $"{Name(c.Name)} {TypeOf(c.Type)}{(c.Nullable ? "" : " NOT NULL")}"));

    /// <summary>For from_json, where everything may be missing.</summary>
    public static string JsonColumns(TableSchema schema) => string.Join(", ", schema.Columns.Select(c => $"{Name(c.Name)} {TypeOf(c.Type)}"));

    public static string Name(string name) => "`" + name.Replace("`", "``", StringComparison.Ordinal) + "`";

    /// <summary>A value as a literal of SQL text, for the places that take no argument.</summary>
    public static string Literal(string value) => "'" + value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal) + "'";

    public static string TypeOf(DeltaType type) => type switch
    {
        DeltaType.ListOf list => $"ARRAY<{TypeOf(list.Element)}>",
        DeltaType.MapOf map => $"MAP<{TypeOf(map.Key)}, {TypeOf(map.Value)}>",
        DeltaType.StructOf inner => "STRUCT<" + string.Join(", ", inner.Schema.Columns.Select(c => $"{Name(c.Name)}: {TypeOf(c.Type)}")) + ">",
        DeltaType.Primitive primitive => primitive.Name switch
        {
            "long" => "BIGINT",
            "integer" => "INT",
            var same => same.ToUpperInvariant(),
        },
        _ => throw new InvalidOperationException($"type {type} has no name in Spark SQL"),
    };
}
