using How2Mine.Lake;

namespace How2Mine.Embedded;

/// <summary>Takes rows in file order and commits a partition when its file ends.</summary>
sealed class PartitionSink(BaseTables tables, string settingsHash, MiningProgress progress) : IAsyncDisposable
{
    PartitionWriter? _partition;

    public async Task AddAsync(CrawlFile file, RecordRows rows, CancellationToken cancel)
    {
        _partition ??= new PartitionWriter(tables, file.Input, settingsHash);
        await _partition.AddAsync(rows, cancel);
        progress.Count(rows);
    }

    public async Task FinishAsync(InputRow ledger, CancellationToken cancel)
    {
        var partition = _partition ?? new PartitionWriter(tables, new Crawl.CrawlInput(ledger.WarcFilename, ledger.Bytes, ledger.Version), settingsHash);
        await partition.CommitAsync(ledger, cancel);
        await partition.DisposeAsync();
        _partition = null;
        progress.CountFile(ledger.Bytes, ledger.DamageCount);
    }

    public async ValueTask DisposeAsync()
    {
        if (_partition is not null) await _partition.DisposeAsync();
    }
}
