using System.CommandLine;
using System.Globalization;
using How2Mine.Embedded;
using How2Mine.Lake;
using How2Mine.Work;
using Spectre.Console;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine status: what a lake holds and where records went.</summary>
static class StatusCommand
{
    public static Command Create()
    {
        var lake = HelpText.Lake();
        var command = HelpText.Described("status", "Shows a lake's inputs, tables and versions, the yield by topic, and where records went.",
            "how2mine status --lake out/lake");
        command.Add(lake);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!);
            await TablesAsync(folder, cancel);
            await using var query = await LakeQuery.OpenAsync(folder, cancel);
            if (folder.Has(LakeTables.Inputs))
                await ShowAsync(query, "Inputs", ["outcome", "files", "bytes", "records", "pages", "damaged places"], $"select outcome, count(*), coalesce(sum(bytes), 0), coalesce(sum(records), 0), coalesce(sum(pages), 0), coalesce(sum(damage_count), 0) from {LakeTables.Inputs} group by 1 order by 1", cancel);
            if (folder.Has(LakeTables.Procedures))
                await ShowAsync(query, "Yield by topic", ["topic", "procedures", "duplicates", "balanced"],
                    $"select p.topic, count(distinct p.procedure_id), count(d.dropped_id), count(distinct b.procedure_id) from {LakeTables.Procedures} p left join {LakeTables.Duplicates} d on d.kept_id = p.procedure_id left join {LakeTables.Balanced} b on b.procedure_id = p.procedure_id group by 1 order by 2 desc, 1", cancel);
            if (folder.Has(LakeTables.Answers))
            {
                await ShowAsync(query, "What models cost", ["stage", "model", "answers", "tokens in", "tokens out", "dollars", "dropped there"],
                    $"select stage, model, count(*), sum(tokens_in), sum(tokens_out), printf('%.4f', sum(dollars)), (select count(*) from {LakeTables.Fates} f where f.station = a.stage and f.outcome = 'dropped') from {LakeTables.Answers} a group by 1, 2 order by min(answered_at), 1", cancel);
                await ShowAsync(query, "Pages that await a model", ["topic", "pages"], $"select p.topic, count(*) from {LakeTables.Pages} p anti join {LakeTables.Fates} f on f.record_id = p.record_id group by 1 order by 2 desc, 1", cancel);
            }
            if (folder.Has(LakeTables.Fates))
                await ShowAsync(query, "Where records went", ["station", "outcome", "reason", "records"], $"select station, outcome, coalesce(reason, ''), count(*) from {LakeTables.Fates} group by 1, 2, 3 order by 4 desc, 1, 3", cancel);
            return 0;
        });
        return command;
    }

    static async Task TablesAsync(LakeFolder lake, CancellationToken cancel)
    {
        var table = new Table().Title("Tables").Border(TableBorder.Rounded).AddColumns("table", "version", "rows", "files", "bytes");
        foreach (var name in lake.Tables())
        {
            var snapshot = await (await lake.OpenTableAsync(name, cancel)).SnapshotAsync(ct: cancel);
            table.AddRow(name, Number(snapshot.Version), snapshot.NumRecords is { } rows ? Number(rows) : "?", Number(snapshot.Files.Count), Number(snapshot.Files.Sum(f => f.Size)));
        }
        Terminal.Output.Write(table);
    }

    static async Task ShowAsync(LakeQuery query, string title, string[] columns, string sql, CancellationToken cancel)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded).AddColumns(columns);
        await using var reader = await query.ReadAsync(sql, cancel);
        while (await reader.ReadAsync(cancel))
            table.AddRow([.. Enumerable.Range(0, columns.Length).Select(i => Markup.Escape(reader.GetValue(i) is string text ? text : Number(reader.GetValue(i))))]);
        Terminal.Output.Write(table);
    }

    static string Number(object value) => string.Format(CultureInfo.InvariantCulture, "{0:N0}", value);
}
