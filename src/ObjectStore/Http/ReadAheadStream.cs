using System.Buffers;
using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace ObjectStore.Http;

/// <summary>Reads a range on a thread of its own, at most a megabyte ahead of the reader. Whoever reads is free at once when it is cancelled; the thread ends with its current read.</summary>
sealed class ReadAheadStream : ReadOnlyStream
{
    const int ChunkBytes = 128 * 1024, ChunksAhead = 8;

    readonly ResumingRange _range;
    readonly CancellationToken _cancelled;
    readonly CancellationTokenSource _stop;
    readonly BlockingCollection<Chunk> _ahead = new(ChunksAhead);
    Chunk _current = new([], 0, null);
    int _used;
    bool _started, _disposed;

    public ReadAheadStream(ResumingRange range, CancellationToken ct) => (_range, _cancelled, _stop) = (range, ct, CancellationTokenSource.CreateLinkedTokenSource(ct));

    readonly record struct Chunk(byte[] Bytes, int Count, ExceptionDispatchInfo? Error);

    public override int Read(Span<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (buffer.Length == 0) return 0;
        if (!_started) Start();
        if (_used == _current.Count) Next();
        var count = Math.Min(buffer.Length, _current.Count - _used);
        _current.Bytes.AsSpan(_used, count).CopyTo(buffer);
        _used += count;
        return count;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            _disposed = true;
            _stop.Cancel();
            _stop.Dispose();
            if (!_started) _range.Dispose();
        }
        base.Dispose(disposing);
    }

    void Start()
    {
        _started = true;
        var stop = _stop.Token;
        new Thread(() => ReadAhead(stop)) { IsBackground = true, Name = "read-ahead" }.Start();
    }

    /// <summary>The end and an error stay: asked again, they are given again.</summary>
    void Next()
    {
        _current.Error?.Throw();
        if (_current is { Bytes.Length: > 0, Count: 0 }) return;
        if (_current.Bytes.Length > 0) ArrayPool<byte>.Shared.Return(_current.Bytes);
        (_current, _used) = (new([], 0, null), 0);
        _current = _ahead.Take(_cancelled);
        _current.Error?.Throw();
    }

    void ReadAhead(CancellationToken stop)
    {
        try
        {
            using (_range)
            {
                Chunk chunk;
                do
                {
                    var bytes = ArrayPool<byte>.Shared.Rent(ChunkBytes);
                    chunk = new(bytes, _range.Read(bytes, 0, stop), null);
                    _ahead.Add(chunk, stop);
                }
                while (chunk.Count > 0);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Nobody reads on.
        }
        catch (Exception e)
        {
            Tell(ExceptionDispatchInfo.Capture(e), stop);
        }
    }

    void Tell(ExceptionDispatchInfo error, CancellationToken stop)
    {
        try
        {
            _ahead.Add(new([], 0, error), stop);
        }
        catch (OperationCanceledException)
        {
            // Nobody reads on.
        }
    }
}
