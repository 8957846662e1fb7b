namespace How2Mine.Crawl;

/// <summary>A growing view of the bytes to come: look ahead, then take. Positions count from <paramref name="start"/>, the place of the first byte.</summary>
sealed class ByteWindow(Func<Memory<byte>, int> read, int capacity, long start = 0)
{
    byte[] _buffer = new byte[capacity];
    int _start, _end;

    /// <summary>Position of the first byte not yet taken.</summary>
    public long Position { get; private set; } = start;

    public int Available => _end - _start;

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(_start, Available);

    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(_start, Available);

    /// <summary>Reads until <paramref name="count"/> bytes are in view; false if the source gave out before.</summary>
    public bool Ensure(int count)
    {
        while (Available < count)
        {
            if (_end == _buffer.Length) MakeRoom(count);
            var got = read(_buffer.AsMemory(_end));
            if (got == 0) return false;
            _end += got;
        }
        return true;
    }

    public void Take(int count)
    {
        _start += count;
        Position += count;
        if (_start == _end) _start = _end = 0;
    }

    /// <summary>Passes over bytes without keeping them; gives how many there were.</summary>
    public long Skip(long count)
    {
        var left = count;
        while (left > 0 && Ensure(1))
        {
            var now = (int)Math.Min(left, Available);
            Take(now);
            left -= now;
        }
        return count - left;
    }

    void MakeRoom(int wanted)
    {
        // Half a buffer of taken bytes is worth moving for; otherwise it doubles.
        if (_start >= _buffer.Length / 2 && wanted <= _buffer.Length)
        {
            _buffer.AsSpan(_start, Available).CopyTo(_buffer);
        }
        else
        {
            var larger = GC.AllocateUninitializedArray<byte>(Math.Max(_buffer.Length * 2, wanted));
            _buffer.AsSpan(_start, Available).CopyTo(larger);
            _buffer = larger;
        }
        _end -= _start;
        _start = 0;
    }
}
