using DeltaLake;
using DuckDB.NET.Data;
using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>The set flow: signatures, distinct procedures, their duplicates, the balanced draw. Runs again after a crash without doing anything twice.</summary>
/// <remarks>
/// Signatures are committed first, since the order of sight stands in them, and procedures before duplicates: whatever happens between, an undecided candidate finds the procedure that it repeats.
/// Each commit requires that nobody else changed its table since the snapshot that the work was computed from; if somebody did, it is computed anew.
/// Snapshots are taken in the opposite order of the commits: who sees another curator's rows sees all that they rest on.
/// </remarks>
public sealed class Curator(LakeFolder lake, MiningSettings settings, MiningProgress progress)
{
    /// <summary>The <c>txn</c> under which <c>duplicates</c> says up to which version of <c>candidates</c> all is decided.</summary>
    const string Decided = "how2mine/curated";

    const int Attempts = 20;

    /// <summary>Rows read ahead of the writer.</summary>
    const int Batch = 500, QueuedBatches = 8;

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
        var signatures = await SeenAsync<SignatureRow>(LakeTables.Signatures, cancel);
        var candidates = await SeenAsync<CandidateRow>(LakeTables.Candidates, cancel);
        await using var query = await LakeQuery.OpenAsync(lake, new[] { balanced, duplicates, procedures, signatures, candidates }.ToDictionary(t => t.Name, t => t.At.Version), cancel);
        var (added, dropped) = (0L, 0L);
        if (duplicates.At.Transactions.GetValueOrDefault(Decided, -1) < candidates.At.Version)
        {
            await LookAsync(signatures, query, cancel);
            added = await AppendAsync(procedures, query, CurationSql.Procedures, Procedure, null, cancel);
            await query.AddAsync(LakeTables.Procedures, await procedures.Table.SnapshotAsync(ct: cancel), cancel);
            dropped = await AppendAsync(duplicates, query, CurationSql.Duplicates, Duplicate, candidates.At.Version, cancel);
        }
        return await BalanceAsync(balanced, procedures.Table, query, cancel) with { Procedures = added, Duplicates = dropped };
    }

    /// <summary>A table as it was when curation looked.</summary>
    sealed record Seen(string Name, DeltaTable Table, Snapshot At);

    async Task<Seen> SeenAsync<T>(string name, CancellationToken cancel)
    {
        var table = await lake.CreateTableAsync<T>(name, cancel);
        return new Seen(name, table, await table.SnapshotAsync(ct: cancel));
    }

    /// <summary>Signs what is new, and finds what is close to something kept.</summary>
    async Task LookAsync(Seen signatures, LakeQuery query, CancellationToken cancel)
    {
        progress.Say("looking for duplicates");
        await query.LimitMemoryAsync(settings.Duplicates.MemoryMb, Path.Combine(lake.Folder, "spill"), cancel);
        var search = new DuplicateSearch(query, settings.Duplicates, progress);
        var file = await search.SignAsync(signatures.Table, cancel);
        if (file is not null)
        {
            var transaction = (await signatures.Table.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append" }, cancel)).RequireUnchangedSince(signatures.At.Version);
            await transaction.Add(file).CommitAsync(cancel);
            await query.AddAsync(LakeTables.Signatures, await signatures.Table.SnapshotAsync(ct: cancel), cancel);
        }
        await search.FindAsync(cancel);
        progress.Say("removing duplicates");
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

    async Task<CurationFigures> BalanceAsync(Seen balanced, DeltaTable procedures, LakeQuery query, CancellationToken cancel)
    {
        progress.Say("balancing");
        await query.ExecuteAsync($"create or replace temp table drawn as {CurationSql.Drawn(settings.Balance)}", cancel);
        var figures = (await query.RowsAsync(CurationSql.Change(settings.Balance), r => new CurationFigures(0, 0, r.GetInt64(1), r.GetInt64(0), r.GetInt64(2), r.GetInt64(3)), cancel))[0];
        if (figures.Entered + figures.LeftOut == 0) return figures;
        var note = new DrawNote(settings.Balance, figures.PerTopic, figures.Balanced, figures.Entered, figures.LeftOut, (await procedures.SnapshotAsync(ct: cancel)).Version);
        var file = await WriteAsync(balanced.Table, query, CurationSql.Balanced, Procedure, cancel);
        var transaction = (await balanced.Table.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Overwrite" }, cancel)).RequireUnchangedSince(balanced.At.Version).Overwrite().Note(note.ToJson());
        if (file is not null) transaction.Add(file);
        await transaction.CommitAsync(cancel);
        return figures;
    }

    /// <summary>Writes a query's rows as a data file, reading ahead of what is written; null where there are none.</summary>
    static async Task<AddFile?> WriteAsync<T>(DeltaTable table, LakeQuery query, string sql, Func<DuckDBDataReader, T> row, CancellationToken cancel)
    {
        await using var writer = await table.NewDataFileAsync<T>(ct: cancel);
        await Flow.RunAsync(query.BatchesAsync(sql, row, Batch, cancel), (rows, _) => Task.FromResult(rows), async (rows, stop) =>
        {
            foreach (var each in rows) await writer.AddAsync(each, stop);
        }, new(1, QueuedBatches, InOrder: true), cancel);
        return writer.Rows == 0 ? null : await writer.CompleteAsync(cancel);
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
