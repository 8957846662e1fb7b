using How2Mine.Lake;
using How2Mine.Tests.Embedded;

namespace How2Mine.Tests.Work;

/// <summary>A lake's rows without the columns that name a file's version, which is not the same on the web as on a disk.</summary>
static class CrawlRows
{
    /// <summary>Every row of every table as JSON after the table's name; of the files those that are done.</summary>
    public static async Task<IReadOnlyList<string>> ComparableAsync(string lake)
    {
        var all = new List<string>();
        foreach (var table in LakeTables.All)
        {
            var rows = await LakeRows.CsvAsync(lake, $"select cast(to_json(t) as varchar) from (select * {Without(table)}) t");
            all.AddRange(rows.Order(StringComparer.Ordinal).Prepend($"{table}: {rows.Length}"));
        }
        return all;
    }

    static string Without(string table) => table switch
    {
        LakeTables.Inputs => "exclude (input_id, version) from inputs where outcome = 'done'",
        LakeTables.Fates or LakeTables.Pages => $"exclude (record_id) from {table}",
        _ => $"from {table}",
    };
}
