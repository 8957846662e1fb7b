using System.Threading.Tasks.Dataflow;
using How2Mine.Crawl;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>Mines crawl files into a lake: one reader, workers for the record flow, one writer; bounded queues between them, order kept.</summary>
/// <remarks>The reader is ahead of the writer at most by what the queues hold.</remarks>
public sealed class MiningRun(LakeFolder lake, MiningSettings settings, CrawlStore store, int workers)
{
    /// <summary>Records that wait for each worker; a full queue makes the reader wait.</summary>
    const int QueuedForEachWorker = 8;

    readonly RecordLine _line = new(settings);

    /// <summary>A record to process, or the end of its file.</summary>
    readonly record struct Item(Partition Partition, CrawlRecord? Record, InputRow? Ledger);

    readonly record struct Done(Partition Partition, RecordRows? Rows, InputRow? Ledger);

    public async Task RunAsync(IAsyncEnumerable<Partition> partitions, BaseTables tables, MiningProgress progress, CancellationToken cancel)
    {
        lake.KeepSettings(settings);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var process = new TransformBlock<Item, Done>(
            item => new Done(item.Partition, item.Record is { } record ? _line.Process(record) : null, item.Ledger),
            new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = workers, BoundedCapacity = workers * QueuedForEachWorker, EnsureOrdered = true, SingleProducerConstrained = true, CancellationToken = stop.Token });
        await using var writer = new PartitionSink(tables, settings.Hash, progress);
        var write = new ActionBlock<Done>(
            done => done.Ledger is { } ledger ? writer.FinishAsync(done.Partition, ledger, stop.Token) : writer.AddAsync(done.Partition, done.Rows!, stop.Token),
            new ExecutionDataflowBlockOptions { BoundedCapacity = workers * QueuedForEachWorker, CancellationToken = stop.Token });
        process.LinkTo(write, new DataflowLinkOptions { PropagateCompletion = true });
        var reading = Task.Run(() => ReadAsync(partitions, process, stop.Token), CancellationToken.None);
        try
        {
            await write.Completion;
        }
        catch (InvalidOperationException) when (cancel.IsCancellationRequested)
        {
            // A block that is cancelled in the moment in which it takes over a message faults with an error of Dataflow's own.
            throw new OperationCanceledException(cancel);
        }
        finally
        {
            // A writer that failed must not leave the reader waiting at a full queue.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ReadAsync(IAsyncEnumerable<Partition> partitions, ITargetBlock<Item> target, CancellationToken cancel)
    {
        try
        {
            await foreach (var partition in partitions.WithCancellation(cancel))
                foreach (var file in partition.Files) await ReadAsync(partition, file, target, cancel);
            target.Complete();
        }
        catch (Exception e)
        {
            // The fault travels down the line and ends the run there, where it is awaited.
            target.Fault(e);
        }
    }

    async Task ReadAsync(Partition partition, CrawlFile file, ITargetBlock<Item> target, CancellationToken cancel)
    {
        var split = new CrawlSplit(file, 0, long.MaxValue);
        using var reader = new SplitReader(split, store.Open(split, cancel), settings.Crawl);
        foreach (var page in reader.Pages(cancel))
            if (!await target.SendAsync(new Item(partition, page, null), cancel)) return;
        await target.SendAsync(new Item(partition, null, reader.Ledger(settings.Hash)), cancel);
    }
}
