using System.Runtime.CompilerServices;
using System.Threading.Tasks.Dataflow;
using How2Mine.Crawl;
using How2Mine.Text;
using How2Mine.Work;

namespace How2Mine.Embedded;

/// <summary>The first half of the line alone: every HTML response's text, in file order, on all cores.</summary>
public static class TextRun
{
    const int QueuedForEachWorker = 8;

    public static async IAsyncEnumerable<PageText> LinesAsync(CrawlStore store, IReadOnlyList<CrawlFile> files, CrawlLimits crawl, TextLimits limits, int workers, [EnumeratorCancellation] CancellationToken cancel)
    {
        var (decode, extract) = (new PageDecoder(crawl), new TextExtractor(limits));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var texts = new TransformBlock<CrawlRecord, PageText?>(
            record => decode.Process(record).IsKept(out var pages, out _) ? TextOf(extract, pages[0]) : null,
            new ExecutionDataflowBlockOptions { MaxDegreeOfParallelism = workers, BoundedCapacity = workers * QueuedForEachWorker, EnsureOrdered = true, CancellationToken = stop.Token });
        var reading = Task.Run(() => ReadAsync(store, files, crawl, texts, stop.Token), CancellationToken.None);
        try
        {
            while (await texts.OutputAvailableAsync(stop.Token))
                while (texts.TryReceive(out var text))
                    if (text is not null) yield return text;
            await texts.Completion;
        }
        finally
        {
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A page over a limit is left with an empty text: no page is left out.</summary>
    static PageText TextOf(TextExtractor extract, Page page) => extract.Process(page).IsKept(out var texts, out _) ? texts[0] : TextExtractor.Empty(page);

    static async Task ReadAsync(CrawlStore store, IReadOnlyList<CrawlFile> files, CrawlLimits limits, ITargetBlock<CrawlRecord> target, CancellationToken cancel)
    {
        try
        {
            foreach (var file in files)
            {
                var split = new CrawlSplit(file, 0, long.MaxValue);
                using var reader = new SplitReader(split, store.Open(split, cancel), limits);
                foreach (var page in reader.Pages(cancel))
                    if (!await target.SendAsync(page, cancel)) return;
            }
            target.Complete();
        }
        catch (Exception e)
        {
            target.Fault(e);
        }
    }
}
