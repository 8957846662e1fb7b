namespace How2Mine.Spark;

/// <summary>A worker's output, whose reader may be gone without having closed it: so Spark leaves it when the task fails behind the worker.</summary>
/// <remarks>
/// A living reader pauses too: it collects garbage, or writes what it has to disk. Spark takes an executor for dead that is silent for two minutes (spark.network.timeout); the limit is five times that.
/// </remarks>
/// <param name="abandon">Called when a write takes longer than <see cref="Limit"/>.</param>
sealed class WatchedOutput(Stream output, TimeProvider clock, Action abandon) : Stream
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    readonly ITimer _watch = clock.CreateTimer(_ => abandon(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _watch.Change(Limit, Timeout.InfiniteTimeSpan);
        output.Write(buffer);
        _watch.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => output.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _watch.Dispose();
        base.Dispose(disposing);
    }
}
