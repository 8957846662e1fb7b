using DeltaLake;
using DuckDB.NET.Data;
using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>The set flow: distinct procedures, their duplicates, the balanced draw. Runs again after a crash without doing anything twice.</summary>
/// <remarks>
/// Procedures are committed before duplicates: whatever happens between, an undecided candidate finds the procedure that it repeats.
/// Each commit requires that nobody else changed its table since the snapshot that the work was computed from; if somebody did, it is computed anew.
/// Snapshots are taken in the opposite order of the commits: who sees another curator's rows sees all that they rest on.
/// </remarks>
public sealed class Curator(LakeFolder lake, BalanceSettings balance)
{
    /// <summary>The <c>txn</c> under which <c>duplicates</c> says up to which version of <c>candidates</c> all is decided.</summary>
    const string Decided = "how2mine/curated";

    const int Attempts = 20;

    public async Task<CurationFigures> RunAsync(CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await OnceAsync(cancel);
            }
            catch (ConcurrentChangeException) when (attempt < Attempts)
            {
                // Another process curated this lake meanwhile.
            }
        }
    }

    async Task<CurationFigures> OnceAsync(CancellationToken cancel)
    {
        var balanced = await SeenAsync<ProcedureRow>(LakeTables.Balanced, cancel);
        var duplicates = await SeenAsync<DuplicateRow>(LakeTables.Duplicates, cancel);
        var procedures = await SeenAsync<ProcedureRow>(LakeTables.Procedures, cancel);
        var candidates = await SeenAsync<CandidateRow>(LakeTables.Candidates, cancel);
        await using var query = await LakeQuery.OpenAsync(lake, new[] { balanced, duplicates, procedures, candidates }.ToDictionary(t => t.Name, t => t.At.Version), cancel);
        var (added, dropped) = (0L, 0L);
        if (duplicates.At.Transactions.GetValueOrDefault(Decided, -1) < candidates.At.Version)
        {
            added = await AppendAsync(procedures, query, CurationSql.Procedures, Procedure, null, cancel);
            await query.AddAsync(LakeTables.Procedures, await procedures.Table.SnapshotAsync(ct: cancel), cancel);
            dropped = await AppendAsync(duplicates, query, CurationSql.Duplicates, Duplicate, candidates.At.Version, cancel);
        }
        var (drawn, perTopic) = await BalanceAsync(balanced, query, cancel);
        return new CurationFigures(added, dropped, drawn, perTopic);
    }

    /// <summary>A table as it was when curation looked.</summary>
    sealed record Seen(string Name, DeltaTable Table, Snapshot At);

    async Task<Seen> SeenAsync<T>(string name, CancellationToken cancel)
    {
        var table = await lake.CreateTableAsync<T>(name, cancel);
        return new Seen(name, table, await table.SnapshotAsync(ct: cancel));
    }

    static async Task<long> AppendAsync<T>(Seen seen, LakeQuery query, string sql, Func<DuckDBDataReader, T> row, long? decided, CancellationToken cancel)
    {
        var table = seen.Table;
        var file = await WriteAsync(table, query, sql, row, cancel);
        if (file is null && decided is null) return 0;
        var transaction = (await table.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append" }, cancel)).RequireUnchangedSince(seen.At.Version);
        if (file is not null) transaction.Add(file);
        if (decided is { } version) transaction.Txn(Decided, version);
        await transaction.CommitAsync(cancel);
        return file?.NumRecords ?? 0;
    }

    async Task<(long Rows, long PerTopic)> BalanceAsync(Seen seen, LakeQuery query, CancellationToken cancel)
    {
        var perTopic = balance.PerTopic ?? (await query.RowsAsync(CurationSql.MedianQuota, r => r.IsDBNull(0) ? 0 : r.GetInt64(0), cancel))[0];
        var sql = CurationSql.Balanced(balance.Seed, perTopic);
        var drawn = await query.RowsAsync($"select procedure_id from ({sql}) drawn order by procedure_id", r => r.GetString(0), cancel);
        var there = await query.RowsAsync($"select procedure_id from {LakeTables.Balanced} order by procedure_id", r => r.GetString(0), cancel);
        if (drawn.SequenceEqual(there)) return (drawn.Count, perTopic);
        var file = await WriteAsync(seen.Table, query, sql, Procedure, cancel);
        var parameters = new Dictionary<string, string> { ["mode"] = "Overwrite", ["seed"] = $"{balance.Seed}", ["perTopic"] = $"{perTopic}" };
        var transaction = (await seen.Table.BeginAsync("WRITE", parameters, cancel)).RequireUnchangedSince(seen.At.Version).Overwrite();
        if (file is not null) transaction.Add(file);
        await transaction.CommitAsync(cancel);
        return (drawn.Count, perTopic);
    }

    static async Task<AddFile?> WriteAsync<T>(DeltaTable table, LakeQuery query, string sql, Func<DuckDBDataReader, T> row, CancellationToken cancel)
    {
        await using var reader = await query.ReadAsync(sql, cancel);
        if (!await reader.ReadAsync(cancel)) return null;
        await using var writer = await table.NewDataFileAsync<T>(ct: cancel);
        do await writer.AddAsync(row(reader), cancel);
        while (await reader.ReadAsync(cancel));
        return await writer.CompleteAsync(cancel);
    }

    static DuplicateRow Duplicate(DuckDBDataReader r) => new(r.GetString(0), r.GetString(1), r.GetString(2), Convert.ToDouble(r.GetValue(3), System.Globalization.CultureInfo.InvariantCulture));

    static ProcedureRow Procedure(DuckDBDataReader r) => new()
    {
        ProcedureId = r.GetString(0),
        PageId = r.GetString(1),
        Url = r.GetString(2),
        UrlHostName = r.GetString(3),
        Goal = r.GetString(4),
        Steps = r.GetFieldValue<List<string>>(5),
        Resources = r.GetFieldValue<List<string>>(6),
        Topic = r.GetString(7),
        TopicScore = r.GetDouble(8),
        Miner = r.GetString(9),
        Language = r.GetString(10),
        FetchTime = r.IsDBNull(11) ? null : new DateTimeOffset(DateTime.SpecifyKind(r.GetDateTime(11), DateTimeKind.Utc)),
        ContentDigest = r.GetString(12),
        ContentTruncated = r.IsDBNull(13) ? null : r.GetString(13),
        TextDigest = r.GetString(14),
    };
}
