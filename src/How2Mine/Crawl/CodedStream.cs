namespace How2Mine.Crawl;

/// <summary>Coded bytes for a decoder; one that asks for more than there is has not seen its end mark.</summary>
sealed class CodedStream(ReadOnlyMemory<byte> coded) : Stream
{
    int _at;

    public bool AskedForMore { get; private set; }

    public override int Read(Span<byte> buffer)
    {
        var count = Math.Min(buffer.Length, coded.Length - _at);
        AskedForMore |= count == 0 && buffer.Length > 0;
        coded.Span.Slice(_at, count).CopyTo(buffer);
        _at += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
