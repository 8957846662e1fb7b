using System.Globalization;
using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Tests.Embedded;

/// <summary>All that a lake holds, to compare two lakes row for row.</summary>
static class LakeRows
{
    /// <summary>Every row of every table with all its columns as JSON, sorted, after the table's name.</summary>
    /// <param name="tables">None for all.</param>
    public static async Task<IReadOnlyList<string>> AllAsync(string folder, params string[] tables)
    {
        var cancel = TestContext.Current.CancellationToken;
        var lake = LakeFolder.Open(folder);
        await using var query = await LakeQuery.OpenAsync(lake, cancel);
        var all = new List<string>();
        foreach (var table in tables.Length > 0 ? tables : LakeTables.All)
        {
            var rows = await query.RowsAsync($"select cast(to_json(t) as varchar) from {table} t", r => r.GetString(0), cancel);
            all.AddRange(rows.Order(StringComparer.Ordinal).Prepend($"{table}: {rows.Count}"));
        }
        return all;
    }

    /// <summary>Every row of every table, sorted, as JSON lines by table.</summary>
    public static async Task<Dictionary<string, string>> TablesAsync(string folder)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var query = await LakeQuery.OpenAsync(LakeFolder.Open(folder), cancel);
        var tables = new Dictionary<string, string>();
        foreach (var table in LakeTables.All)
        {
            // The order of sight is that in which a lake's runs saw the texts: answers that come in parts give another.
            var rows = await query.RowsAsync($"select cast(to_json(t) as varchar) from (select {(table == LakeTables.Signatures ? "* exclude (sight)" : "*")} from {table}) t", r => r.GetString(0), cancel);
            tables[table] = string.Join('\n', rows.Order(StringComparer.Ordinal));
        }
        return tables;
    }

    /// <summary>A query's rows, the values with commas between.</summary>
    public static async Task<string[]> CsvAsync(string folder, string sql)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var query = await LakeQuery.OpenAsync(LakeFolder.Open(folder), cancel);
        return [.. await query.RowsAsync(sql, r => string.Join(',', Enumerable.Range(0, r.FieldCount).Select(i => Convert.ToString(r.GetValue(i), CultureInfo.InvariantCulture))), cancel)];
    }

    /// <summary>The tables' newest versions.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> VersionsAsync(string folder)
    {
        var cancel = TestContext.Current.CancellationToken;
        var lake = LakeFolder.Open(folder);
        var versions = new Dictionary<string, long>();
        foreach (var table in LakeTables.All)
            versions[table] = (await (await lake.OpenTableAsync(table, cancel)).SnapshotAsync(ct: cancel)).Version;
        return versions;
    }
}
