namespace ObjectStore;

/// <summary>What any stream that is read once, from its start to its end, has in common.</summary>
abstract class ReadOnlyStream : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw NoSeeking();

    public override long Position
    {
        get => throw NoSeeking();
        set => throw NoSeeking();
    }

    public abstract override int Read(Span<byte> buffer);

    public override int Read(byte[] buffer, int offset, int count)
    {
        ValidateBufferArguments(buffer, offset, count);
        return Read(buffer.AsSpan(offset, count));
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw NoSeeking();

    public override void SetLength(long value) => throw NoSeeking();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("an object is only read");

    static NotSupportedException NoSeeking() => new("an object's stream goes forward only; open another one for another range");
}
