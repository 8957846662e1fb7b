using System.Threading.Tasks.Dataflow;
using How2Mine.Crawl;
using How2Mine.Lake;
using How2Mine.Settings;

namespace How2Mine.Embedded;

/// <summary>Mines crawl files into a lake: one reader, workers for the record flow, one writer; bounded queues between them, order kept.</summary>
/// <remarks>A crawl file is a partition: unit of work, of retry and of commit. The reader is a file ahead of the writer at most by what the queues hold.</remarks>
public sealed class MiningRun(LakeFolder lake, MiningSettings settings, int workers)
{
    /// <summary>Records that wait for each worker; a full queue makes the reader wait.</summary>
    const int QueuedForEachWorker = 8;

    readonly RecordLine _line = new(settings);

    /// <summary>A record to process, or the end of its file.</summary>
    readonly record struct Work(CrawlFile File, CrawlRecord? Record, InputRow? Ledger);

    readonly record struct Done(CrawlFile File, RecordRows? Rows, InputRow? Ledger);

    /// <param name="files">Files that the ledger does not have.</param>
    public async Task RunAsync(IReadOnlyList<CrawlFile> files, BaseTables tables, MiningProgress progress, CancellationToken cancel)
    {
        lake.KeepSettings(settings);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var process = new TransformBlock<Work, Done>(
            work => new Done(work.File, work.Record is { } record ? _line.Process(record) : null, work.Ledger),
            new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = workers, BoundedCapacity = workers * QueuedForEachWorker, EnsureOrdered = true, SingleProducerConstrained = true, CancellationToken = stop.Token });
        await using var writer = new PartitionSink(tables, settings.Hash, progress);
        var write = new ActionBlock<Done>(
            done => done.Ledger is { } ledger ? writer.FinishAsync(ledger, stop.Token) : writer.AddAsync(done.File, done.Rows!, stop.Token),
            new ExecutionDataflowBlockOptions { BoundedCapacity = workers * QueuedForEachWorker, CancellationToken = stop.Token });
        process.LinkTo(write, new DataflowLinkOptions { PropagateCompletion = true });
        var reading = Task.Run(() => ReadAsync(files, process, stop.Token), CancellationToken.None);
        try
        {
            await write.Completion;
        }
        finally
        {
            // A writer that failed must not leave the reader waiting at a full queue.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task ReadAsync(IReadOnlyList<CrawlFile> files, ITargetBlock<Work> target, CancellationToken cancel)
    {
        try
        {
            foreach (var file in files) await ReadAsync(file, target, cancel);
            target.Complete();
        }
        catch (Exception e)
        {
            // The fault travels down the line and ends the run there, where it is awaited.
            target.Fault(e);
        }
    }

    async Task ReadAsync(CrawlFile file, ITargetBlock<Work> target, CancellationToken cancel)
    {
        await using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        using var reader = new ArchiveReader(stream, settings.Crawl);
        var tally = new InputTally();
        foreach (var record in reader.Records(cancel))
        {
            tally.Count(record);
            if (record.CarriesPage && !await target.SendAsync(new Work(file, new CrawlRecord(file.Input, record), null), cancel)) return;
        }
        await target.SendAsync(new Work(file, null, tally.Row(file.Input, reader, settings.Hash, ProgramVersion.Current)), cancel);
    }
}
