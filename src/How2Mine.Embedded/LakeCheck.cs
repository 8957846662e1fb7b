using DeltaLake.Upkeep;
using How2Mine.Curation;
using How2Mine.Lake;
using How2Mine.Mining;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Whether a lake is whole: its files, its history, its ids and sums, and what is a hash of a row's content.</summary>
public sealed class LakeCheck(LakeFolder lake)
{
    /// <summary>Sentences told of one kind of fault; of more the number.</summary>
    const int Told = 10;

    /// <returns>A sentence for each fault; none for a whole lake.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken cancel)
    {
        var faults = new List<string>();
        foreach (var table in lake.Tables()) faults.AddRange(await FileCheck.RunAsync(lake.TableFolder(table), cancel));
        // Tables that cannot be read whole have no sums.
        if (faults.Count > 0) return faults;
        foreach (var table in lake.Tables().Where(t => t != LakeTables.Balanced)) faults.AddRange(await ChangedAsync(table, cancel));
        if (LakeTables.All.Where(t => !lake.Has(t)).ToList() is { Count: > 0 } missing) return [.. faults, $"the lake has no table {string.Join(", ", missing)}; run mine again"];
        await using var query = await LakeQuery.OpenAsync(lake, new Dictionary<string, long>(), cancel);
        foreach (var check in LakeChecks.All) Tell(faults, await query.RowsAsync(check, r => r.GetString(0), cancel));
        Tell(faults, await EditedAsync(cancel));
        return faults;
    }

    /// <summary>Commits that deleted or replaced rows of a table to which rows are only added.</summary>
    async Task<IEnumerable<string>> ChangedAsync(string table, CancellationToken cancel) =>
        (await History.ReadAsync(await lake.OpenTableAsync(table, cancel), cancel)).Where(v => v.TakesRowsOut)
            .Select(v => $"rows of {table} were edited or deleted by {v.Operation} of {v.Engine} in version {v.Version}; it is a table to which rows are only added");

    /// <summary>Candidates whose words are not those of their digest.</summary>
    async Task<List<string>> EditedAsync(CancellationToken cancel)
    {
        var edited = new List<string>();
        var table = await lake.OpenTableAsync(LakeTables.Candidates, cancel);
        await foreach (var row in table.ReadAsync<Worded>(await table.SnapshotAsync(ct: cancel), cancel))
            if (Candidate.DigestOf(row.Goal, row.Steps) != row.TextDigest) edited.Add($"candidate {row.CandidateId} does not say what its text_digest is of: a row was edited");
        return edited;
    }

    sealed record Worded(string CandidateId, string Goal, IReadOnlyList<string> Steps, string TextDigest);

    static void Tell(List<string> faults, List<string> found)
    {
        faults.AddRange(found.Order(StringComparer.Ordinal).Take(Told));
        if (found.Count > Told) faults.Add($"and {found.Count - Told} more like the last");
    }
}
