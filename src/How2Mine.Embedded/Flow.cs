using System.Threading.Tasks.Dataflow;

namespace How2Mine.Embedded;

/// <summary>How many items are under way at once, how many wait between the blocks, and whether they come out as they went in.</summary>
sealed record FlowShape(int AtOnce, int Queued, bool InOrder);

/// <summary>Items through bounded queues (Dataflow): one reader, several makers, one taker. A full queue makes the reader wait; the first failure ends all.</summary>
static class Flow
{
    public static async Task RunAsync<TIn, TOut>(IAsyncEnumerable<TIn> items, Func<TIn, CancellationToken, Task<TOut>> make, Func<TOut, CancellationToken, Task> take, FlowShape shape, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var making = new TransformBlock<TIn, TOut>(item => make(item, stop.Token), new ExecutionDataflowBlockOptions
        {
            MaxDegreeOfParallelism = shape.AtOnce,
            BoundedCapacity = shape.Queued,
            EnsureOrdered = shape.InOrder,
            SingleProducerConstrained = true,
            CancellationToken = stop.Token,
        });
        var taking = new ActionBlock<TOut>(made => take(made, stop.Token), new ExecutionDataflowBlockOptions { BoundedCapacity = shape.Queued, CancellationToken = stop.Token });
        making.LinkTo(taking, new DataflowLinkOptions { PropagateCompletion = true });
        var reading = Task.Run(() => ReadAsync(items, making, stop.Token), CancellationToken.None);
        try
        {
            await taking.Completion;
        }
        catch (InvalidOperationException) when (cancel.IsCancellationRequested)
        {
            // A block that is cancelled in the moment in which it takes over a message faults with an error of Dataflow's own.
            throw new OperationCanceledException(cancel);
        }
        finally
        {
            // A taker that failed must not leave the reader waiting at a full queue.
            await stop.CancelAsync();
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    static async Task ReadAsync<TIn>(IAsyncEnumerable<TIn> items, ITargetBlock<TIn> target, CancellationToken cancel)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancel))
                if (!await target.SendAsync(item, cancel)) return;
            target.Complete();
        }
        catch (Exception e)
        {
            // The fault travels down the line and ends the run there, where it is awaited.
            target.Fault(e);
        }
    }
}
