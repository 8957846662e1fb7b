using DeltaLake;
using How2Mine.Crawl;
using How2Mine.Lake;

namespace How2Mine.Embedded;

/// <summary>Writes one partition's rows and commits them table by table, the ledger last.</summary>
/// <remarks>
/// Each commit carries the partition as Delta <c>txn</c>: after a crash between two commits the rerun writes what the first run would have written,
/// and the tables that already hold the partition skip it.
/// </remarks>
public sealed class PartitionWriter : IAsyncDisposable
{
    readonly BaseTables _tables;
    readonly string _partition;
    DataFileWriter<FateRow>? _fates;
    DataFileWriter<PageRow>? _pages;
    DataFileWriter<CandidateRow>? _candidates;

    public PartitionWriter(BaseTables tables, CrawlInput input, string settingsHash) => (_tables, _partition) = (tables, AppId(input.Id, settingsHash));

    public static string AppId(string inputId, string settingsHash) => $"how2mine/{inputId}/{settingsHash}";

    public async Task AddAsync(RecordRows rows, CancellationToken cancel)
    {
        _fates ??= await _tables.Fates.NewDataFileAsync<FateRow>(ct: cancel);
        await _fates.AddAsync(rows.Fate, cancel);
        if (rows.Page is not null)
        {
            _pages ??= await _tables.Pages.NewDataFileAsync<PageRow>(ct: cancel);
            await _pages.AddAsync(rows.Page, cancel);
        }
        foreach (var candidate in rows.Candidates)
        {
            _candidates ??= await _tables.Candidates.NewDataFileAsync<CandidateRow>(ct: cancel);
            await _candidates.AddAsync(candidate, cancel);
        }
    }

    public async Task CommitAsync(InputRow ledger, CancellationToken cancel)
    {
        await CommitAsync(_tables.Fates, _fates, cancel);
        await CommitAsync(_tables.Pages, _pages, cancel);
        await CommitAsync(_tables.Candidates, _candidates, cancel);
        await using var inputs = await _tables.Inputs.NewDataFileAsync<InputRow>(ct: cancel);
        await inputs.AddAsync(ledger, cancel);
        await CommitAsync(_tables.Inputs, inputs, cancel);
    }

    async Task CommitAsync<T>(DeltaTable table, DataFileWriter<T>? writer, CancellationToken cancel)
    {
        if (writer is null) return;
        var file = await writer.CompleteAsync(cancel);
        var transaction = await table.BeginAsync("WRITE", new Dictionary<string, string> { ["mode"] = "Append", ["partition"] = _partition }, cancel);
        var result = await transaction.Add(file).Txn(_partition, 1).CommitAsync(cancel);
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
