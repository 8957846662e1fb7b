namespace How2Mine.Crawl;

/// <summary>The decoded bytes of an archive file, member by member; a plain file is one member.</summary>
abstract class MemberFeed(ByteWindow source) : IDisposable
{
    protected ByteWindow Source { get; } = source;

    /// <summary>Where the current member starts in the file.</summary>
    public long MemberOffset { get; protected set; }

    /// <summary>Where the current member ends in the file; known once <see cref="Read"/> gave 0.</summary>
    public long MemberEnd { get; protected set; }

    /// <summary>What ended the current member before its time, or null.</summary>
    public ArchiveDamage? Damage { get; protected set; }

    /// <summary>Bytes that were passed over on the way to the current member, or null if it follows the last one.</summary>
    public ArchiveDamage? Gap { get; protected set; }

    /// <summary>How the file is packed: plain, gzip or zstd.</summary>
    public abstract string Packing { get; }

    /// <summary>Goes to the next member, past anything that is none; false at the end of the file.</summary>
    public abstract bool NextMember();

    /// <summary>Reads on in the current member; 0 at its end, be it regular or by damage.</summary>
    public abstract int Read(Memory<byte> into);

    protected static ArchiveDamage? GapOf(long start, long end) =>
        end > start ? new ArchiveDamage("rubbish", start, $"{end - start} bytes between two members are none; expected the next member") : null;

    public abstract void Dispose();

    /// <summary>Opens a file's bytes by their magic number.</summary>
    public static MemberFeed Open(Stream stream)
    {
        var source = new ByteWindow(memory => stream.Read(memory.Span), 256 * 1024);
        source.Ensure(4);
        var head = source.Span;
        if (GzipFeed.StartsMember(head)) return new GzipFeed(source);
        if (ZstdFeed.StartsFrame(head)) return new ZstdFeed(source);
        return new PlainFeed(source);
    }
}
