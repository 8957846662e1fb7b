using System.Text.RegularExpressions;
using DeltaLake;

namespace How2Mine.Embedded;

/// <summary>A Delta table's snapshot as a DuckDB query over its data files.</summary>
static class DeltaView
{
    public static string Sql(Snapshot snapshot)
    {
        var columns = snapshot.Schema.Columns;
        if (snapshot.Files.Count == 0)
            return "select " + string.Join(", ", columns.Select(c => $"cast(null as {TypeOf(c.Type)}) as {Name(c.Name)}")) + " where false";
        var partitioned = snapshot.Metadata.PartitionColumns;
        // Files of one partition are read together; the partition's values stand in the log, not in the files.
        return string.Join("\nunion all by name\n", snapshot.Files
            .GroupBy(f => string.Join('\u001F', partitioned.Select(p => f.PartitionValues.GetValueOrDefault(p) ?? "\u0000")), StringComparer.Ordinal)
            .Select(group => PartitionSql(snapshot, [.. group], columns, partitioned)));
    }

    static string PartitionSql(Snapshot snapshot, IReadOnlyList<AddFile> files, IReadOnlyList<TableColumn> columns, IReadOnlyList<string> partitioned)
    {
        var selected = columns.Select(c => partitioned.Contains(c.Name, StringComparer.Ordinal)
            ? $"cast({Literal(files[0].PartitionValues.GetValueOrDefault(c.Name))} as {TypeOf(c.Type)}) as {Name(c.Name)}"
            // Files may hold times in an older way that carries no zone: they are UTC.
            : c.Type is DeltaType.Primitive { Name: "timestamp" } ? $"cast({Name(c.Name)} as timestamptz) as {Name(c.Name)}"
            : Name(c.Name));
        var paths = string.Join(", ", files.Select(f => Literal(Unglobbed(snapshot.FullPath(f)))));
        return $"select {string.Join(", ", selected)} from read_parquet([{paths}], union_by_name = true, hive_partitioning = false)";
    }

    /// <summary>DuckDB takes a path for a pattern: a folder's name may hold its signs.</summary>
    public static string Unglobbed(string path) => Regex.Replace(path, @"[*?\[]", "[$0]");

    public static string Name(string name) => "\"" + name.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    public static string Literal(string? value) => value is null ? "null" : "'" + value.Replace("'", "''", StringComparison.Ordinal) + "'";

    static string TypeOf(DeltaType type) => type switch
    {
        DeltaType.ListOf list => TypeOf(list.Element) + "[]",
        DeltaType.MapOf map => $"map({TypeOf(map.Key)}, {TypeOf(map.Value)})",
        DeltaType.StructOf structure => "struct(" + string.Join(", ", structure.Schema.Columns.Select(c => $"{Name(c.Name)} {TypeOf(c.Type)}")) + ")",
        DeltaType.Primitive primitive => primitive.Name switch
        {
            "string" => "varchar",
            "long" => "bigint",
            "short" => "smallint",
            "byte" => "tinyint",
            "timestamp" => "timestamptz",
            "timestamp_ntz" => "timestamp",
            "binary" => "blob",
            var same => same,
        },
        _ => throw new InvalidOperationException($"type {type} has no SQL name"),
    };
}
