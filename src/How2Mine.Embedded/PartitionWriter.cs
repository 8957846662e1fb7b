using DeltaLake;
using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Writes one partition's rows and commits them table by table, the ledger last.</summary>
/// <remarks>
/// Each commit carries the partition as Delta <c>txn</c>: after a crash between two commits the rerun writes what the first run would have written,
/// and the tables that already hold the partition skip it.
/// </remarks>
public sealed class PartitionWriter(BaseTables tables, string appId) : IAsyncDisposable
{
    readonly List<InputRow> _ledger = [];
    DataFileWriter<FateRow>? _fates;
    DataFileWriter<PageRow>? _pages;
    DataFileWriter<CandidateRow>? _candidates;

    public async Task AddAsync(RecordRows rows, CancellationToken cancel)
    {
        if (rows.Fate is not null)
        {
            _fates ??= await tables.Fates.NewDataFileAsync<FateRow>(ct: cancel);
            await _fates.AddAsync(rows.Fate, cancel);
        }
        if (rows.Page is not null)
        {
            _pages ??= await tables.Pages.NewDataFileAsync<PageRow>(ct: cancel);
            await _pages.AddAsync(rows.Page, cancel);
        }
        foreach (var candidate in rows.Candidates)
        {
            _candidates ??= await tables.Candidates.NewDataFileAsync<CandidateRow>(ct: cancel);
            await _candidates.AddAsync(candidate, cancel);
        }
    }

    /// <summary>A file of the partition is read to its end.</summary>
    public void Finish(InputRow ledger) => _ledger.Add(ledger);

    public async Task CommitAsync(CancellationToken cancel)
    {
        await CommitAsync(tables.Fates, _fates, cancel);
        await CommitAsync(tables.Pages, _pages, cancel);
        await CommitAsync(tables.Candidates, _candidates, cancel);
        await using var inputs = await tables.Inputs.NewDataFileAsync<InputRow>(ct: cancel);
        foreach (var row in _ledger) await inputs.AddAsync(row, cancel);
        await CommitAsync(tables.Inputs, inputs, cancel);
    }

    async Task CommitAsync<T>(DeltaTable table, DataFileWriter<T>? writer, CancellationToken cancel)
    {
        if (writer is null) return;
        var file = await writer.CompleteAsync(cancel);
        var transaction = await table.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append", ["partition"] = appId }, cancel);
        var result = await transaction.Add(file).Txn(appId, 1).CommitAsync(cancel);
        // Somebody committed the same partition before: the file is nobody's.
        if (result.Outcome == CommitOutcome.AlreadyDone) File.Delete(Path.Combine(table.Folder, file.LocalPath));
    }

    /// <summary>Data files that were not committed are taken away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_fates is not null) await _fates.DisposeAsync();
        if (_pages is not null) await _pages.DisposeAsync();
        if (_candidates is not null) await _candidates.DisposeAsync();
    }
}
