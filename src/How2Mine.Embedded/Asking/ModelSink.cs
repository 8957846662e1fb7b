using DeltaLake;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded.Asking;

/// <summary>Commits the rows of pages that a model mined, some hundred pages at a time.</summary>
/// <remarks>
/// Candidates are committed before fates, and a page without a fate is mined again, from answers that are there: a run that is stopped between the two commits
/// finds its candidates in the table and leaves them out.
/// </remarks>
/// <param name="committed">Ids of candidates that are in the table though their pages have no fate.</param>
sealed class ModelSink(BaseTables tables, HashSet<string> committed) : IAsyncDisposable
{
    const int PagesInCommit = 1000;

    static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    DataFileWriter<FateRow>? _fates;
    DataFileWriter<CandidateRow>? _candidates;
    int _pages;
    long _began;

    public async Task AddAsync(RecordRows rows, CancellationToken cancel)
    {
        if (_pages++ == 0) _began = TimeProvider.System.GetTimestamp();
        _fates ??= await tables.Fates.NewDataFileAsync<FateRow>(ct: cancel);
        await _fates.AddAsync(rows.Fate!, cancel);
        foreach (var candidate in rows.Candidates.Where(c => !committed.Contains(c.CandidateId)))
        {
            _candidates ??= await tables.Candidates.NewDataFileAsync<CandidateRow>(ct: cancel);
            await _candidates.AddAsync(candidate, cancel);
        }
        if (_pages >= PagesInCommit || TimeProvider.System.GetElapsedTime(_began) > LongestWait) await CommitAsync(cancel);
    }

    public async Task CommitAsync(CancellationToken cancel)
    {
        await CommitAsync(tables.Candidates, _candidates, cancel);
        await CommitAsync(tables.Fates, _fates, cancel);
        await DisposeAsync();
    }

    static async Task CommitAsync<T>(DeltaTable table, DataFileWriter<T>? writer, CancellationToken cancel)
    {
        if (writer is null) return;
        var transaction = await table.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append" }, cancel);
        await transaction.Add(await writer.CompleteAsync(cancel)).CommitAsync(cancel);
    }

    /// <summary>Data files that were not committed are taken away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_fates is not null) await _fates.DisposeAsync();
        if (_candidates is not null) await _candidates.DisposeAsync();
        (_fates, _candidates, _pages) = (null, null, 0);
    }
}
