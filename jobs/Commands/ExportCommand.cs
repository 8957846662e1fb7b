using System.CommandLine;
using System.Globalization;
using How2Mine.Embedded.Exporting;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine export: a table as files that everything reads.</summary>
static class ExportCommand
{
    public static Command Create()
    {
        var table = new Argument<string>("TABLE") { Description = "A table of the lake, e.g. balanced." };
        var lake = HelpText.Lake();
        var output = new Option<string>("--out") { Description = "A new folder for the files, the manifest and the data card.", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format") { Description = "jsonl, jsonl.zst, csv or parquet.", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong([.. ExportOrder.Formats]);
        var shards = new Option<int>("--shards") { Description = "Number of files; each has as many rows as the next.", HelpName = "N", DefaultValueFactory = _ => 1 };
        var columns = new Option<string?>("--columns") { Description = "Columns to write, in this order (default: all).", HelpName = "NAMES" };
        var where = new Option<string?>("--where") { Description = "Only rows for which this holds, in DuckDB's SQL.", HelpName = "SQL" };
        var since = new Option<long?>("--since") { Description = "Only rows that the table did not have at this version (how2mine lake history TABLE).", HelpName = "VERSION" };
        var command = HelpText.Described("export", "Writes a table of a lake as files, with a manifest (rows, bytes, SHA-256, versions) and a data card.",
            "how2mine export balanced --lake out/lake --out out/balanced --format jsonl.zst",
            "how2mine export procedures --lake out/lake --out out/cooking --columns goal,steps,url --where \"topic = 'Food & Dining' and language = 'en'\"",
            "how2mine export procedures --lake out/lake --out out/new --format parquet --shards 8 --since 12");
        command.Add(table);
        foreach (var option in new Option[] { lake, output, format, shards, columns, where, since }) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var order = new ExportOrder(parsed.GetValue(table)!, parsed.GetValue(format)!, parsed.GetValue(shards), parsed.GetValue(columns)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [], parsed.GetValue(where), parsed.GetValue(since));
            var manifest = await new TableExport(LakeFolder.Open(parsed.GetValue(lake)!), order, TimeProvider.System).RunAsync(parsed.GetValue(output)!, cancel);
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{manifest.Rows:N0} rows of {order.Table}, {manifest.Bytes:N0} bytes in {manifest.Files.Count} files: {parsed.GetValue(output)}; what they are stands in its README.md{(manifest.Rows == 0 && order.Where is not null ? $"; no row meets {order.Where}" : "")}"));
            return 0;
        });
        return command;
    }
}
