using How2Mine.Lake;
using How2Mine.Tests.Embedded;

namespace How2Mine.Tests.Work;

/// <summary>A lake's rows with names and offsets in the place of ids: those hang on a file's version, which is not the same on the web as on a disk.</summary>
static class CrawlRows
{
    static readonly Dictionary<string, string> Queries = new(StringComparer.Ordinal)
    {
        [LakeTables.Inputs] = "select * exclude (input_id, version) from inputs where outcome = 'done'",
        [LakeTables.Fates] = "select * exclude (record_id) from fates",
        [LakeTables.Pages] = "select * exclude (record_id) from pages",
        [LakeTables.Candidates] = "select * exclude (candidate_id) from candidates",
        // Candidates of one page are seen in the order of their ids.
        [LakeTables.Signatures] = "select * exclude (candidate_id, sight) from signatures",
        [LakeTables.Procedures] = "select * exclude (procedure_id) from procedures",
        [LakeTables.Duplicates] = """
            select kind, similarity, d.warc_filename, d.warc_record_offset, d.goal, d.steps, k.warc_filename as kept_filename, k.warc_record_offset as kept_offset, k.goal as kept_goal
            from duplicates join candidates d on d.candidate_id = dropped_id join candidates k on k.candidate_id = kept_id
            """,
        // Which ones are drawn hangs on their ids.
        [LakeTables.Balanced] = "select topic, count(*) as procedures from balanced group by topic",
    };

    /// <summary>Every row of every table as JSON after the table's name; of the files those that are done.</summary>
    public static async Task<IReadOnlyList<string>> ComparableAsync(string lake)
    {
        var all = new List<string>();
        foreach (var table in LakeTables.All)
        {
            var rows = await LakeRows.CsvAsync(lake, $"select cast(to_json(t) as varchar) from ({Queries[table]}) t");
            all.AddRange(rows.Order(StringComparer.Ordinal).Prepend($"{table}: {rows.Length}"));
        }
        return all;
    }
}
