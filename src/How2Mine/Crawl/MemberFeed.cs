namespace How2Mine.Crawl;

/// <summary>The decoded bytes of an archive file, member by member; a plain file is one member.</summary>
abstract class MemberFeed(ByteWindow source) : IDisposable
{
    /// <summary>Bytes decoded at a time: twice the inflater's window, which it copies each time. Always as many, whatever the reader has room for: of a broken member all readers see the same bytes.</summary>
    const int PieceBytes = 64 * 1024;

    readonly byte[] _piece = new byte[PieceBytes];
    int _given, _decoded;
    long _passed;
    bool _isPadding;

    protected ByteWindow Source { get; } = source;

    /// <summary>Where the current member starts in the file.</summary>
    public long MemberOffset { get; protected set; }

    /// <summary>Where the current member ends in the file; known once <see cref="Read"/> gave 0.</summary>
    public long MemberEnd { get; protected set; }

    /// <summary>What ended the current member before its time, or null.</summary>
    public ArchiveDamage? Damage { get; protected set; }

    /// <summary>Bytes passed over on the way to the current member that belong to none, or null.</summary>
    public ArchiveDamage? Gap { get; private set; }

    /// <summary>How the file is packed: plain, gzip or zstd.</summary>
    public abstract string Packing { get; }

    /// <summary>Goes to the next member, past anything that is none; false at the end of the file.</summary>
    public abstract bool NextMember();

    /// <summary>Reads on in the current member; 0 at its end, be it regular or by damage.</summary>
    public int Read(Memory<byte> into)
    {
        if (_given == _decoded) (_given, _decoded) = (0, Decode(_piece));
        var count = Math.Min(into.Length, _decoded - _given);
        _piece.AsSpan(_given, count).CopyTo(into.Span);
        _given += count;
        return count;
    }

    public abstract void Dispose();

    /// <summary>Decodes on in the current member; 0 at its end, be it regular or by damage.</summary>
    protected abstract int Decode(Span<byte> into);

    /// <summary>Passes over what is left of the current member.</summary>
    protected void Drain()
    {
        _given = _decoded;
        while (Decode(_piece) > 0) { }
    }

    protected void StartPassing() => (Gap, _passed, _isPadding) = (null, 0, true);

    /// <summary>Takes bytes that start no member.</summary>
    protected void Pass(int count)
    {
        _isPadding &= !Source.Span[..count].ContainsAnyExcept((byte)0);
        _passed += count;
        Source.Take(count);
    }

    /// <summary>Says what was passed. Zeros are padding, and behind a broken member its own rest lies.</summary>
    protected void EndPassing(bool isBehindDamage)
    {
        if (isBehindDamage || _isPadding) return;
        Gap = new ArchiveDamage("rubbish", Source.Position - _passed, $"{_passed} bytes are no part of a {Packing} member; expected a member's start");
    }

    /// <summary>Opens a file's bytes by their magic number.</summary>
    /// <param name="start">Where in the file the stream begins.</param>
    public static MemberFeed Open(Stream stream, long start)
    {
        var source = new ByteWindow(memory => stream.Read(memory.Span), 256 * 1024, start);
        source.Ensure(4);
        var head = source.Span;
        if (GzipFeed.StartsMember(head)) return new GzipFeed(source);
        if (ZstdFeed.StartsFrame(head)) return new ZstdFeed(source);
        return new PlainFeed(source);
    }
}
