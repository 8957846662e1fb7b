namespace DeltaLake.Schema;

/// <summary>Whether rows of one schema may be written into a table of another.</summary>
static class SchemaFit
{
    /// <exception cref="ArgumentException">They may not; the message names the column.</exception>
    public static void RequireWritable(TableSchema rows, Snapshot table)
    {
        if (table.Metadata.PartitionColumns.Count > 0)
            throw new ArgumentException($"'{table.Table}' is partitioned by {string.Join(", ", table.Metadata.PartitionColumns)}; "
                + "this program writes tables without partitions: write it with Spark");
        if (Misfit(rows, table.Schema, "") is { } misfit) throw new ArgumentException($"the rows do not fit '{table.Table}': {misfit}");
    }

    static string? Misfit(TableSchema rows, TableSchema table, string path)
    {
        foreach (var column in rows.Columns)
        {
            var name = path + column.Name;
            if (table.Columns.FirstOrDefault(c => c.Name == column.Name) is not { } target)
                return $"column '{name}' is not in the table: add it to the table's schema first";
            if (column.Nullable && !target.Nullable) return $"column '{name}' may be null, the table's may not";
            if (Misfit(column.Type, target.Type, name) is { } misfit) return misfit;
        }

        var missing = table.Columns.FirstOrDefault(c => !c.Nullable && rows.Columns.All(r => r.Name != c.Name));
        return missing is null ? null : $"column '{path}{missing.Name}' is missing, and in the table it is never null";
    }

    static string? Misfit(DeltaType rows, DeltaType table, string name) => (rows, table) switch
    {
        (DeltaType.Primitive a, DeltaType.Primitive b) => a == b ? null : $"column '{name}' is {a.Name}, the table's is {b.Name}",
        (DeltaType.StructOf a, DeltaType.StructOf b) => Misfit(a.Schema, b.Schema, name + "."),
        (DeltaType.ListOf a, DeltaType.ListOf b) => a.ContainsNull && !b.ContainsNull
            ? $"list '{name}' may hold nulls, the table's may not" : Misfit(a.Element, b.Element, name + ".element"),
        (DeltaType.MapOf a, DeltaType.MapOf b) => a.ValueContainsNull && !b.ValueContainsNull
            ? $"map '{name}' may hold nulls, the table's may not" : Misfit(a.Key, b.Key, name + ".key") ?? Misfit(a.Value, b.Value, name + ".value"),
        _ => $"column '{name}' is of another kind than the table's",
    };
}
