using System.Runtime.CompilerServices;
using How2Mine.Crawl;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Mines crawl files into a lake: one reader, workers for the record flow, one writer; bounded queues between them, order kept.</summary>
/// <remarks>The reader is ahead of the writer at most by what the queues hold.</remarks>
public sealed class MiningRun(MiningSettings settings, CrawlStore store, int workers)
{
    /// <summary>Records that wait for each worker; a full queue makes the reader wait.</summary>
    const int QueuedForEachWorker = 8;

    readonly RecordLine _line = new(settings);

    /// <summary>A record to process, or the end of its file.</summary>
    readonly record struct Item(Partition Partition, CrawlRecord? Record, InputRow? Ledger);

    readonly record struct Done(Partition Partition, RecordRows? Rows, InputRow? Ledger);

    public async Task RunAsync(IAsyncEnumerable<Partition> partitions, BaseTables tables, MiningProgress progress, CancellationToken cancel)
    {
        await using var writer = new PartitionSink(tables, settings.Hash, progress);
        await Flow.RunAsync(
            ItemsAsync(partitions, cancel),
            (item, _) => Task.FromResult(new Done(item.Partition, item.Record is { } record ? _line.Process(record) : null, item.Ledger)),
            (done, stop) => done.Ledger is { } ledger ? writer.FinishAsync(done.Partition, ledger, stop) : writer.AddAsync(done.Partition, done.Rows!, stop),
            new FlowShape(workers, workers * QueuedForEachWorker, InOrder: true), cancel);
    }

    async IAsyncEnumerable<Item> ItemsAsync(IAsyncEnumerable<Partition> partitions, [EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var partition in partitions.WithCancellation(cancel))
            foreach (var file in partition.Files)
            {
                var split = new CrawlSplit(file, 0, long.MaxValue);
                using var reader = new SplitReader(split, store.Open(split, cancel), settings.Crawl);
                foreach (var page in reader.Pages(cancel)) yield return new Item(partition, page, null);
                yield return new Item(partition, null, reader.Ledger(settings.Hash));
            }
    }
}
