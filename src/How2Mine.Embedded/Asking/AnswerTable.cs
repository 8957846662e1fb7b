using DeltaLake;
using How2Mine.Lake;
using How2Mine.Serving.Journal;
using How2Mine.Work;

namespace How2Mine.Embedded.Asking;

/// <summary>Takes the journals' answers over into the table <c>answers</c>, for everybody who reads tables; each once.</summary>
public static class AnswerTable
{
    /// <summary>Answers in one commit: as many as memory holds with ease.</summary>
    const int InCommit = 50_000;

    sealed record KeyOnly(string Key);

    /// <returns>How many are new in the table.</returns>
    public static async Task<long> TakeOverAsync(LakeFolder lake, AnswerStore store, CancellationToken cancel)
    {
        if (store.Count == 0) return 0;
        var table = await lake.CreateTableAsync<AnswerRow>(LakeTables.Answers, cancel);
        while (true)
        {
            var at = await table.SnapshotAsync(ct: cancel);
            var known = new HashSet<UInt128>();
            await foreach (var row in table.ReadAsync<KeyOnly>(at, cancel)) known.Add(Number(row.Key));
            try
            {
                return await AppendAsync(table, at.Version, store.All().Where(a => !known.Contains(Number(a.Key))).Select(AnswerRow.Of), cancel);
            }
            catch (ConcurrentChangeException)
            {
                // Somebody else took answers over meanwhile: look again at what is missing.
            }
        }
    }

    static async Task<long> AppendAsync(DeltaTable table, long version, IEnumerable<AnswerRow> rows, CancellationToken cancel)
    {
        var added = 0L;
        foreach (var few in rows.Chunk(InCommit))
        {
            await using var writer = await table.NewDataFileAsync<AnswerRow>(ct: cancel);
            foreach (var row in few) await writer.AddAsync(row, cancel);
            var file = await writer.CompleteAsync(cancel);
            var transaction = await table.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append" }, cancel);
            try
            {
                version = (await transaction.RequireUnchangedSince(version).Add(file).CommitAsync(cancel)).Version;
            }
            catch (ConcurrentChangeException)
            {
                File.Delete(Path.Combine(table.Folder, file.LocalPath));
                throw;
            }
            added += few.Length;
        }
        return added;
    }

    static UInt128 Number(string key) => UInt128.Parse(key, System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture);
}
