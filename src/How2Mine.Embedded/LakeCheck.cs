using DeltaLake.Upkeep;
using DuckDB.NET.Data;
using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Mining;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Whether a lake is whole: its files, its history, its ids and sums, and what is a hash of a row's content.</summary>
public sealed class LakeCheck(LakeFolder lake)
{
    public async Task<LakeFaults> RunAsync(CancellationToken cancel)
    {
        var faults = new LakeFaults();
        foreach (var table in lake.Tables()) faults.Add(await FileCheck.RunAsync(lake.TableFolder(table), cancel));
        if (faults.Count == 0) foreach (var table in lake.Tables()) faults.Add(await UndecodedAsync(table, cancel));
        // Tables that cannot be read whole have no sums.
        if (faults.Count > 0) return faults;
        foreach (var table in lake.Tables().Where(t => t != LakeTables.Balanced)) faults.Add(await ChangedAsync(table, cancel));
        if (LakeTables.All.Where(t => !lake.Has(t)).ToList() is { Count: > 0 } missing)
        {
            faults.Add([$"the lake has no table {string.Join(", ", missing)}; run mine again"]);
            return faults;
        }
        await using var query = await LakeQuery.OpenAsync(lake, cancel);
        foreach (var check in LakeChecks.All) faults.Add(await query.RowsAsync(check, r => new LakeFault(r.GetString(0), r.GetInt64(1)), cancel));
        faults.Add(await EditedAsync(cancel));
        return faults;
    }

    /// <summary>Files of the right length whose rows cannot be read.</summary>
    async Task<List<string>> UndecodedAsync(string table, CancellationToken cancel)
    {
        var faults = new List<string>();
        var snapshot = await (await lake.OpenTableAsync(table, cancel)).SnapshotAsync(ct: cancel);
        await using var query = await LakeQuery.EmptyAsync(cancel);
        foreach (var path in snapshot.Files.Select(snapshot.FullPath))
        {
            try
            {
                await query.RowsAsync($"select bit_xor(hash(t)) from read_parquet({DeltaView.Literal(DeltaView.Unglobbed(path))}, hive_partitioning = false) t", _ => 0, cancel);
            }
            catch (DuckDBException e) when (!cancel.IsCancellationRequested)
            {
                // A file that a vacuum or a compaction took meanwhile is no part of the table any more.
                if (File.Exists(path)) faults.Add($"damaged file: '{path}' cannot be read ({e.Message.ReplaceLineEndings(" ")}); restore it from a copy");
            }
        }
        return faults;
    }

    /// <summary>Commits that deleted or replaced rows of a table to which rows are only added.</summary>
    async Task<IEnumerable<string>> ChangedAsync(string table, CancellationToken cancel) =>
        (await History.ReadAsync(await lake.OpenTableAsync(table, cancel), cancel)).Where(v => v.TakesRowsOut)
            .Select(v => $"rows of {table} were edited or deleted by {v.Operation} of {v.Engine} in version {v.Version}; it is a table to which rows are only added");

    /// <summary>Candidates whose words are not those of their digest.</summary>
    async Task<List<LakeFault>> EditedAsync(CancellationToken cancel)
    {
        var (first, count) = (new SortedSet<string>(StringComparer.Ordinal), 0L);
        var table = await lake.OpenTableAsync(LakeTables.Candidates, cancel);
        await foreach (var row in table.ReadAsync<Worded>(await table.SnapshotAsync(ct: cancel), cancel))
        {
            if (Candidate.DigestOf(row.Goal, row.Steps) == row.TextDigest) continue;
            count++;
            first.Add(row.CandidateId);
            if (first.Count > LakeChecks.Told) first.Remove(first.Max!);
        }
        return [.. first.Select(id => new LakeFault($"candidate {id} does not say what its text_digest is of: a row was edited", count))];
    }

    sealed record Worded(string CandidateId, string Goal, IReadOnlyList<string> Steps, string TextDigest);
}
