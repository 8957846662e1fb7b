using System.Runtime.CompilerServices;
using DuckDB.NET.Data;
using How2Mine.Lake;
using How2Mine.Mining.Plan;
using How2Mine.Text;
using How2Mine.Work;

namespace How2Mine.Embedded.Asking;

/// <summary>The pages of a lake that have no fate yet: a model is to mine them.</summary>
public sealed class AwaitingPages : IAsyncDisposable
{
    const string Columns = "p.page_id, p.record_id, p.url, p.url_host_name, p.fetch_time, p.warc_filename, p.warc_record_offset, p.warc_record_length, p.content_digest, p.content_charset, p.content_truncated, p.title, p.language, p.topic, p.topic_score, p.howto_score, p.text";

    readonly LakeQuery _query;

    AwaitingPages(LakeQuery query) => _query = query;

    public static async Task<AwaitingPages> OpenAsync(LakeFolder lake, CancellationToken cancel)
    {
        var query = await LakeQuery.OpenAsync(lake, cancel);
        await query.ExecuteAsync($"create temp table awaiting as select p.record_id, p.page_id, p.url_host_name, p.topic from {LakeTables.Pages} p anti join {LakeTables.Fates} f on f.record_id = p.record_id", cancel);
        return new AwaitingPages(query);
    }

    public async Task<long> CountAsync(CancellationToken cancel) => (await _query.RowsAsync("select count(*) from awaiting", r => r.GetInt64(0), cancel))[0];

    /// <summary>Every page of the lake without its text, with what came of it if it was mined, in the order of their ids.</summary>
    public Task<List<PageOffer>> OffersAsync(CancellationToken cancel) => _query.RowsAsync(
        $"""
        with found as (select warc_filename, warc_record_offset, page_id, list(topic order by candidate_id) as topics from {LakeTables.Candidates} group by all)
        select p.record_id, p.url_host_name, p.topic, f.record_id is not null as settled, coalesce(found.topics, [])
        from {LakeTables.Pages} p left join {LakeTables.Fates} f on f.record_id = p.record_id
        left join found on found.warc_filename = p.warc_filename and found.warc_record_offset = p.warc_record_offset and found.page_id = p.page_id
        order by p.record_id
        """,
        r => new PageOffer(r.GetString(0), r.GetString(1), r.GetString(2), r.GetBoolean(3) ? r.GetFieldValue<List<string>>(4) : null), cancel);

    /// <summary>Candidates of awaiting pages that are in the table already: a run was stopped between the commits of candidates and fates.</summary>
    public async Task<HashSet<string>> CommittedCandidatesAsync(CancellationToken cancel) =>
        [.. await _query.RowsAsync($"select candidate_id from {LakeTables.Candidates} where page_id in (select page_id from awaiting) and len(answer_keys) > 0", r => r.GetString(0), cancel)];

    /// <summary>All of them, in the order of their files.</summary>
    public IAsyncEnumerable<PageText> AllAsync(CancellationToken cancel) =>
        PagesAsync($"select {Columns} from {LakeTables.Pages} p semi join awaiting a on a.record_id = p.record_id order by p.warc_filename, p.warc_record_offset, p.record_id", cancel);

    /// <summary>Those of the given records.</summary>
    public async IAsyncEnumerable<PageText> OfAsync(IReadOnlyList<string> records, [EnumeratorCancellation] CancellationToken cancel)
    {
        await _query.ExecuteAsync("create or replace temp table chosen (record_id varchar, place bigint)", cancel);
        foreach (var few in records.Select((id, place) => $"({DeltaView.Literal(id)}, {place})").Chunk(1000)) await _query.ExecuteAsync($"insert into chosen values {string.Join(", ", few)}", cancel);
        await foreach (var page in PagesAsync($"select {Columns} from {LakeTables.Pages} p join chosen c on c.record_id = p.record_id order by c.place", cancel)) yield return page;
    }

    async IAsyncEnumerable<PageText> PagesAsync(string sql, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var reader = await _query.ReadAsync(sql, cancel);
        while (await reader.ReadAsync(cancel)) yield return Page(reader);
    }

    static PageText Page(DuckDBDataReader r) => new PageRow
    {
        PageId = r.GetString(0),
        RecordId = r.GetString(1),
        Url = r.GetString(2),
        UrlHostName = r.GetString(3),
        FetchTime = r.IsDBNull(4) ? null : new DateTimeOffset(DateTime.SpecifyKind(r.GetDateTime(4), DateTimeKind.Utc)),
        WarcFilename = r.GetString(5),
        WarcRecordOffset = r.GetInt64(6),
        WarcRecordLength = r.GetInt64(7),
        ContentDigest = r.GetString(8),
        ContentCharset = r.GetString(9),
        ContentTruncated = r.IsDBNull(10) ? null : r.GetString(10),
        Title = r.GetString(11),
        Language = r.GetString(12),
        Topic = r.GetString(13),
        TopicScore = r.GetDouble(14),
        HowtoScore = r.GetDouble(15),
        Text = r.GetString(16),
        Blocks = [],
        Marked = [],
    }.ToText();

    public ValueTask DisposeAsync() => _query.DisposeAsync();
}
