using System.CommandLine;
using System.Text.RegularExpressions;
using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine query: SQL over a lake's tables.</summary>
static partial class QueryCommand
{
    public static Command Create()
    {
        var sql = new Argument<string>("SQL") { Description = $"A query in DuckDB's SQL; tables: {string.Join(", ", LakeTables.All.Append(LakeTables.Answers))}." };
        var lake = HelpText.Lake();
        var format = new Option<string>("--format") { Description = "table, jsonl or csv.", DefaultValueFactory = _ => "table" };
        format.AcceptOnlyFromAmong("table", "jsonl", "csv");
        var versions = new Option<string[]>("--version") { Description = "Show a table as it was, e.g. balanced=3; may be given several times.", HelpName = "TABLE=N" };
        var command = HelpText.Described("query", "Asks a lake's tables with SQL (DuckDB).",
            "how2mine query \"select topic, count(*) n from procedures group by 1 order by 2 desc\" --lake out/lake",
            "how2mine query \"select station, reason, count(*) from fates group by all order by 3 desc\" --lake out/lake --format csv",
            "how2mine query \"select goal, steps from balanced\" --lake out/lake --format jsonl --version balanced=1");
        command.Add(sql);
        foreach (var option in new Option[] { lake, format, versions }) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!);
            if (Comments().Replace(parsed.GetValue(sql)!, "").Trim(' ', '\n', '\r', '\t', ';').Length == 0) throw new CallerMistakeException("the query is empty; ask something such as \"select goal, steps from balanced limit 5\"");
            await using var query = await LakeQuery.OpenAsync(folder, Versions(parsed.GetValue(versions) ?? [], folder), cancel);
            await using var reader = await query.ReadAsync(parsed.GetValue(sql)!, cancel);
            await QueryOutput.WriteAsync(reader, parsed.GetValue(format)!, cancel);
            return 0;
        });
        return command;
    }

    /// <summary>All that a query without a statement may hold.</summary>
    [GeneratedRegex(@"--[^\n]*|/\*.*?\*/", RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Comments();

    static Dictionary<string, long> Versions(IEnumerable<string> given, LakeFolder lake)
    {
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var one in given)
        {
            var parts = one.Split('=');
            if (parts.Length != 2 || !long.TryParse(parts[1], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version))
                throw new CallerMistakeException($"--version is '{one}', expected a table and a number such as balanced=3");
            if (!lake.Has(parts[0])) throw new CallerMistakeException($"--version names table '{parts[0]}', which the lake does not have; it has {string.Join(", ", lake.Tables())}");
            versions[parts[0]] = version;
        }
        return versions;
    }
}
