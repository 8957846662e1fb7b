using System.Globalization;
using DuckDB.NET.Data;
using How2Mine.Lake;
using How2Mine.Mining.Stages;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>The way of one record: where it comes from, what each station made of it, what came out.</summary>
public sealed record Way(string Url, string File, long Offset, string RecordId, string Station, string Outcome, string? Reason, string? Detail)
{
    public IReadOnlyList<string> Page { get; init; } = [];

    public IReadOnlyList<string> Products { get; init; } = [];

    public IEnumerable<string> Lines() =>
    [
        Url,
        string.Create(CultureInfo.InvariantCulture, $"  file      {File}, offset {Offset}"),
        $"  record    {RecordId}",
        $"  fate      {Outcome} at station {Station}{(Reason is null ? "" : $": {Reason}")}",
        $"  detail    {Detail}",
        .. Page.Select(line => "  " + line),
        .. Products.Select(line => "  " + line),
        "",
    ];
}

/// <summary>Finds ways by address or by any id.</summary>
public static class Ways
{
    const int MaxTextCharacters = 1500;

    /// <summary>Fates, and pages that have none yet.</summary>
    const string Fates = $"""
        select url, warc_filename, warc_record_offset, record_id, station, outcome, reason, detail from {LakeTables.Fates}
        union all
        select p.url, p.warc_filename, p.warc_record_offset, p.record_id, '{StageNames.Extract}', 'awaiting', 'awaits_answer', 'a model is to mine it' from {LakeTables.Pages} p anti join {LakeTables.Fates} f on f.record_id = p.record_id
        """;

    public static async Task<IReadOnlyList<Way>> FindAsync(LakeFolder lake, LakeQuery query, string asked, CancellationToken cancel)
    {
        if (!lake.Has(LakeTables.Fates)) return [];
        var what = DeltaView.Literal(asked);
        // A procedure's id leads to its page, a page's to its record.
        var ways = await query.RowsAsync(
            $"select url, warc_filename, warc_record_offset, record_id, station, outcome, reason, detail from ({Fates}) fates where url = {what} or record_id = {what} or record_id in (select record_id from pages where page_id = {what} or (warc_filename, warc_record_offset) in (select (warc_filename, warc_record_offset) from candidates where candidate_id = {what})) order by warc_filename, warc_record_offset",
            r => new Way(Text(r, 0), r.GetString(1), r.GetInt64(2), r.GetString(3), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6), r.IsDBNull(7) ? null : r.GetString(7)), cancel);
        var whole = new List<Way>();
        foreach (var way in ways)
            whole.Add(way with { Page = await PageAsync(query, way, cancel), Products = await ProductsAsync(lake, query, way, cancel) });
        return whole;
    }

    static async Task<IReadOnlyList<string>> PageAsync(LakeQuery query, Way way, CancellationToken cancel)
    {
        var pages = await query.RowsAsync(
            $"select page_id, content_digest, fetch_time, language, topic, topic_score, howto_score, content_truncated, title, text from pages where record_id = {DeltaView.Literal(way.RecordId)}",
            r => new[]
            {
                $"page      {r.GetString(0)}",
                $"digest    sha1:{r.GetString(1)}",
                $"fetched   {(r.IsDBNull(2) ? "unknown" : r.GetDateTime(2).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))}{(r.IsDBNull(7) ? "" : ", truncated: " + r.GetString(7))}",
                string.Create(CultureInfo.InvariantCulture, $"judged    language {r.GetString(3)}, topic {r.GetString(4)} ({r.GetDouble(5):0.00}), how-to score {r.GetDouble(6):0.00}"),
                $"title     {r.GetString(8)}",
                $"text      {Shortened(r.GetString(9)).Replace("\n", "\n            ", StringComparison.Ordinal)}",
            }, cancel);
        return [.. pages.Take(1).SelectMany(p => p)];
    }

    static async Task<IReadOnlyList<string>> ProductsAsync(LakeFolder lake, LakeQuery query, Way way, CancellationToken cancel)
    {
        var candidates = await query.RowsAsync(
            $"select candidate_id, goal, topic, topic_score, miner, steps, resources from candidates where warc_filename = {DeltaView.Literal(way.File)} and warc_record_offset = {way.Offset.ToString(CultureInfo.InvariantCulture)} order by candidate_id",
            r => (Id: r.GetString(0), Lines: (List<string>)
            [
                $"candidate {r.GetString(0)}",
                $"  goal    {r.GetString(1)}",
                string.Create(CultureInfo.InvariantCulture, $"  topic   {r.GetString(2)} ({r.GetDouble(3):0.00}), found by {r.GetString(4)}"),
                .. r.GetFieldValue<List<string>>(6) is { Count: > 0 } needs ? new[] { $"  needs   {string.Join("; ", needs)}" } : [],
                .. r.GetFieldValue<List<string>>(5).Select((s, i) => string.Create(CultureInfo.InvariantCulture, $"  {i + 1,2}.     {s}")),
            ]), cancel);
        foreach (var (id, lines) in candidates) lines.Add("  ended   " + await EndAsync(lake, query, id, cancel));
        return [.. candidates.SelectMany(c => c.Lines)];
    }

    static async Task<string> EndAsync(LakeFolder lake, LakeQuery query, string id, CancellationToken cancel)
    {
        if (!lake.Has(LakeTables.Duplicates)) return "not curated yet; run the mining command again";
        var what = DeltaView.Literal(id);
        var duplicate = await query.RowsAsync($"select kind, kept_id, similarity from duplicates where dropped_id = {what}",
            r => string.Create(CultureInfo.InvariantCulture, $"dropped as duplicate ({r.GetString(0)}, likeness {r.GetDouble(2):0.00}) of {r.GetString(1)}"), cancel);
        if (duplicate.Count > 0) return duplicate[0];
        var balanced = await query.RowsAsync($"select 1 from balanced where procedure_id = {what}", _ => true, cancel);
        var kept = await query.RowsAsync($"select 1 from procedures where procedure_id = {what}", _ => true, cancel);
        return balanced.Count > 0 ? "kept in procedures and drawn into balanced" : kept.Count > 0 ? $"kept in procedures, not drawn into balanced: {await Undrawn.WhyAsync(lake, query, id, cancel)}" : "not curated yet; run the mining command again";
    }

    static string Text(DuckDBDataReader r, int column) => r.IsDBNull(column) ? "(no address)" : r.GetString(column);

    static string Shortened(string text) => text.Length <= MaxTextCharacters ? text : text[..MaxTextCharacters] + "…";
}
