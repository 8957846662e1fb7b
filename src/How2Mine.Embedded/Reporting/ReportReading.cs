using DeltaLake;
using DuckDB.NET.Data;
using How2Mine.Lake;
using How2Mine.Mining;
using How2Mine.Mining.Stages;
using How2Mine.Work;

namespace How2Mine.Embedded.Reporting;

/// <summary>Reads a lake's figures for the report, all tables at the versions that they have at one moment.</summary>
public sealed class ReportReading(LakeFolder lake, TimeProvider clock)
{
    const int KeptExamples = 8;

    /// <summary>Hosts and languages shown one by one.</summary>
    const int Shown = 20;

    /// <summary>Stations in the order in which a page meets them; any other stands behind.</summary>
    static readonly List<string> Order = ["decode", "text", "howto", "mine", StageNames.Extract, StageNames.Filter, .. new MiningLine(new()).Names, StageNames.Rewrite, StageNames.Resources, StageNames.Confirm];

    public async Task<ReportFigures> ReadAsync(CancellationToken cancel)
    {
        if (LakeTables.All.Where(t => !lake.Has(t)).ToList() is { Count: > 0 } missing) throw new CallerMistakeException($"the lake has no table {string.Join(", ", missing)} yet; run 'how2mine mine' to its end first");
        await using var query = await LakeQuery.OpenAsync(lake, cancel);
        var drops = await query.RowsAsync("select station, coalesce(reason, ''), count(*) from fates where outcome = 'dropped' group by 1, 2", r => new FateCount(r.GetString(0), r.GetString(1), r.GetInt64(2)), cancel);
        return new ReportFigures
        {
            Lake = Path.GetFileName(Path.GetFullPath(lake.Folder)),
            At = clock.GetUtcNow(),
            Tables = [.. lake.Tables().Where(query.Snapshots.ContainsKey).Select(name => State(name, query.Snapshots[name]))],
            Responses = await OneAsync("select coalesce(cast(sum(pages) as bigint), 0) from inputs where outcome = 'done'"),
            Waiting = await OneAsync("select count(*) from pages p anti join fates f on p.record_id = f.record_id"),
            Drops = [.. drops.OrderBy(d => PlaceOf(d.Station)).ThenBy(d => d.Station, StringComparer.Ordinal).ThenByDescending(d => d.Pages).ThenBy(d => d.Reason, StringComparer.Ordinal)],
            PagesKept = await OneAsync("select count(*) from fates where outcome = 'kept'"),
            Candidates = await OneAsync("select count(*) from candidates"),
            Duplicates = await query.RowsAsync("select kind, count(*) from duplicates group by 1 order by 2 desc, 1", r => (r.GetString(0), r.GetInt64(1)), cancel),
            Procedures = await OneAsync("select count(*) from procedures"),
            Balanced = await OneAsync("select count(*) from balanced"),
            Topics = await query.RowsAsync(Curation.CurationSql.TopicYield, r => new TopicCount(r.GetString(0), r.GetInt64(1), r.GetInt64(2)), cancel),
            Languages = Most(await CountedAsync("select language, count(*) from procedures group by 1 order by 2 desc, 1")),
            Hosts = Most(await CountedAsync("select url_host_name, count(*) from procedures group by 1 order by 2 desc, 1")),
            Months = await CountedAsync("select coalesce(strftime(fetch_time, '%Y-%m'), 'unknown'), count(*) from procedures group by 1 order by 1"),
            Likenesses = await CountedAsync("select case when similarity = 1 then '1' else printf('%.2f', floor(similarity * 20) / 20) end, count(*) from duplicates group by 1 order by 1 desc"),
            Models = lake.Has(LakeTables.Answers) ? await query.RowsAsync("select stage, model, count(*), cast(sum(tokens_in) as bigint), cast(sum(tokens_out) as bigint), sum(dollars) from answers group by 1, 2 order by min(answered_at), 1", r => new StageBill(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3), r.GetInt64(4), r.GetDouble(5)), cancel) : [],
            Kept = await query.RowsAsync($"select goal, steps, topic, url from procedures order by md5(procedure_id) limit {KeptExamples}", r => new KeptExample(r.GetString(0), r.GetFieldValue<List<string>>(1), r.GetString(2), r.GetString(3)), cancel),
            Dropped = [.. (await query.RowsAsync("select station, coalesce(reason, ''), coalesce(detail, ''), coalesce(url, '') from (select *, row_number() over (partition by station, reason order by md5(record_id)) as place from fates where outcome = 'dropped') f where place = 1", Example, cancel)).OrderBy(d => PlaceOf(d.Station)).ThenBy(d => d.Reason, StringComparer.Ordinal)],
        };

        async Task<long> OneAsync(string sql) => (await query.RowsAsync(sql, r => r.GetInt64(0), cancel))[0];

        Task<List<Counted>> CountedAsync(string sql) => query.RowsAsync(sql, r => new Counted(r.GetString(0), r.GetInt64(1)), cancel);
    }

    static DroppedExample Example(DuckDBDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3));

    static int PlaceOf(string station) => Order.IndexOf(station) is var place && place >= 0 ? place : Order.Count;

    static List<Counted> Most(List<Counted> all) => all.Count <= Shown + 1 ? all : [.. all.Take(Shown), new Counted($"{all.Count - Shown} others", all.Skip(Shown).Sum(c => c.Rows), IsRest: true)];

    static TableState State(string name, Snapshot table) => new(name, table.Version, table.NumRecords, table.Files.Count, table.Files.Sum(f => f.Size));
}
