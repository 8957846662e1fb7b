using System.Globalization;
using System.Text;

namespace How2Mine.Embedded.Exporting;

/// <summary>What an export is, for people: <c>README.md</c> beside its files.</summary>
static class DataCard
{
    /// <summary>Hosts told one by one.</summary>
    const int Hosts = 20;

    public static string Write(ExportManifest manifest, IReadOnlyDictionary<string, IReadOnlyList<(string Value, long Rows)>> counts)
    {
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"# {manifest.Table}\n\n{manifest.Rows:N0} rows of the table `{manifest.Table}` (version {manifest.TableVersions[manifest.Table]}) of a lake that How2Mine.Spark {manifest.WrittenBy} wrote, as {manifest.Format} in {manifest.Files.Count} {(manifest.Files.Count == 1 ? "file" : "files")}. Written {manifest.WrittenAt:yyyy-MM-dd HH:mm} UTC.\n");
        if (manifest.Since is { } since) card.Append(CultureInfo.InvariantCulture, $"Only rows that were not there at version {since}.\n");
        if (manifest.Where is { } where) card.Append(CultureInfo.InvariantCulture, $"Only rows where `{where}`.\n");
        card.Append(CultureInfo.InvariantCulture, $"""

            ## What it is

            Procedures are goals with the steps that reach them, mined from web pages: by rules, or by the language model that the column `miner` names. Duplicates are removed from `procedures` and `balanced`; `balanced` is drawn evenly over 14 topics.
            Topics, languages and scores are a program's judgement. Nobody has read all of it: steps may be wrong, outdated or dangerous.

            ## How it was made

            Settings {string.Join(", ", manifest.Settings.Select(s => $"`{s}`"))} of the lake; the versions of all tables, the rows, bytes and SHA-256 of each file stand in `{ExportManifest.FileName}`.
            {(manifest.Draw is { } draw ? $"Drawn by `{draw.ToJsonString()}`.\n" : "")}In CSV lists are JSON. Columns: {string.Join(", ", manifest.Columns.Select(c => $"`{c}`"))}.

            ## Licence

            Unknown. The texts are those of the pages at `url`, whose owners hold the rights; whoever publishes or trains on them has to settle that.

            """);
        foreach (var (column, values) in counts) Count(card, column, values);
        return card.ToString();
    }

    static void Count(StringBuilder card, string column, IReadOnlyList<(string Value, long Rows)> values)
    {
        card.Append(CultureInfo.InvariantCulture, $"\n## By {column}\n\n| {column} | rows |\n|---|---:|\n");
        foreach (var (value, rows) in values.Take(Hosts)) card.Append(CultureInfo.InvariantCulture, $"| {value.Replace("|", "\\|", StringComparison.Ordinal)} | {rows:N0} |\n");
        if (values.Count > Hosts) card.Append(CultureInfo.InvariantCulture, $"| {values.Count - Hosts:N0} others | {values.Skip(Hosts).Sum(v => v.Rows):N0} |\n");
    }
}
