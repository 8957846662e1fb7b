using DeltaLake;

namespace How2Mine.Tests.Lake;

/// <summary>An SQL expression that digests a whole row alike in DuckDB and in Spark, for comparing what two engines read.</summary>
sealed record RowDigest(bool IsSpark)
{
    public string Of(TableSchema schema) => $"md5(concat_ws('§', {string.Join(", ", schema.Columns.Select(c => Text(c.Name, c.Type, 0)))}))";

    string Text(string value, DeltaType type, int depth) => type switch
    {
        DeltaType.ListOf list => $"coalesce({(IsSpark ? "array_join" : "array_to_string")}({Each(value, list.Element, depth)}, '¦'), '∅')",
        DeltaType.StructOf structure => $"concat_ws(',', {string.Join(", ", structure.Schema.Columns.Select(c => Text($"{value}.{c.Name}", c.Type, depth)))})",
        DeltaType.Primitive { Name: "timestamp" } => AsText($"{(IsSpark ? "unix_micros" : "epoch_us")}({value})"),
        // Engines print floating point each in their own way.
        DeltaType.Primitive { Name: "double" } => AsText($"cast(round({value} * 1000000) as bigint)"),
        _ => AsText(value),
    };

    string Each(string value, DeltaType element, int depth)
    {
        if (element is DeltaType.Primitive) return value;
        var item = $"x{depth}";
        var body = Text(item, element, depth + 1);
        return IsSpark ? $"transform({value}, {item} -> {body})" : $"list_transform({value}, lambda {item}: {body})";
    }

    string AsText(string value) => $"coalesce(cast({value} as {(IsSpark ? "string" : "varchar")}), '∅')";
}
