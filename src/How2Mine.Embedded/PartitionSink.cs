using How2Mine.Lake;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Takes rows in file order and commits a partition when its last file ends.</summary>
sealed class PartitionSink(BaseTables tables, string settingsHash, MiningProgress progress) : IAsyncDisposable
{
    PartitionWriter? _open;

    public async Task AddAsync(Partition partition, RecordRows rows, CancellationToken cancel)
    {
        await Of(partition).AddAsync(rows, cancel);
        progress.Count(rows);
    }

    public async Task FinishAsync(Partition partition, InputRow ledger, CancellationToken cancel)
    {
        var writer = Of(partition);
        writer.Finish(ledger);
        progress.CountFile(ledger.Bytes, ledger.DamageCount);
        if (ledger.InputId != partition.Files[^1].Input.Id) return;
        await writer.CommitAsync(cancel);
        await writer.DisposeAsync();
        _open = null;
    }

    PartitionWriter Of(Partition partition) => _open ??= new PartitionWriter(tables, partition.AppId(settingsHash));

    public async ValueTask DisposeAsync()
    {
        if (_open is not null) await _open.DisposeAsync();
    }
}
