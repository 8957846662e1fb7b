using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;

namespace How2Mine.Crawl;

/// <summary>Gzip members with their exact borders in the file.</summary>
/// <remarks>
/// The framework's inflater reads ahead and does not say how far. The member's end lies within the last piece handed to it,
/// exactly where the trailer (CRC-32 and length of what was decoded, RFC 1952) stands: finding it both marks the border and checks the member.
/// </remarks>
sealed class GzipFeed(ByteWindow source) : MemberFeed(source)
{
    const int TrailerBytes = 8;

    /// <summary>Bytes of a member kept for looking again after damage, and how many may be looked at again in one file, so that crafted files stay linear.</summary>
    const int HoldBytes = 4 * 1024 * 1024;
    long _rescanBudget = 64 * 1024 * 1024;

    static readonly byte[] Magic = [0x1F, 0x8B, 0x08];

    readonly Crc32 _crc = new();
    Inflating? _inflating;
    long _decoded;

    public override string Packing => "gzip";

    public static bool StartsMember(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic) && (bytes.Length < 4 || bytes[3] < 0x20);

    public override bool NextMember()
    {
        if (_inflating is not null) Drain();
        var isBehindDamage = Damage is not null;
        Damage = null;
        StartPassing();
        while (FindMagic())
        {
            EndPassing(isBehindDamage);
            MemberOffset = Source.Position;
            if (!GzipHeader.TryTake(Source)) { Pass(1); continue; }
            _crc.Reset();
            _decoded = 0;
            _inflating = new Inflating(Source);
            return true;
        }
        EndPassing(isBehindDamage);
        return false;
    }

    protected override int Decode(Span<byte> into)
    {
        if (_inflating is null) return 0;
        try
        {
            var count = _inflating.Stream.Read(into);
            if (count > 0)
            {
                _crc.Append(into[..count]);
                _decoded += count;
                return count;
            }
            EndMember();
        }
        catch (InvalidDataException)
        {
            Break("bad_gzip", $"gzip data cannot be decoded after {_decoded} bytes; expected a whole member, going on at the next one");
        }
        return 0;
    }

    void EndMember()
    {
        var (held, last) = (_inflating!.HeldBytes, _inflating.LastPieceBytes);
        Source.Ensure(held + last + TrailerBytes);
        Span<byte> trailer = stackalloc byte[TrailerBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(trailer, _crc.GetCurrentHashAsUInt32());
        BinaryPrimitives.WriteUInt32LittleEndian(trailer[4..], unchecked((uint)_decoded));
        var at = Source.Span.Slice(held, Math.Min(Source.Available - held, last + TrailerBytes)).IndexOf(trailer);
        if (at >= 0)
        {
            Source.Take(held + at + TrailerBytes);
            Close();
        }
        else if (_inflating.SawEnd)
        {
            Break("truncated_member", $"the file ends {_decoded} decoded bytes into a gzip member; expected its trailer");
        }
        else
        {
            Break("bad_checksum", $"no trailer with checksum and length matches the {_decoded} bytes of a gzip member");
        }
    }

    void Break(string code, string detail)
    {
        Damage = new ArchiveDamage(code, MemberOffset, detail);
        // A member cut short may have swallowed the start of the next one: look for that from this one's header on.
        var held = Math.Min(_inflating!.HeldBytes, Source.Available);
        if (_rescanBudget < held) Source.Take(held);
        _rescanBudget -= held;
        Close();
    }

    public override void Dispose() => _inflating?.Dispose();

    void Close()
    {
        _inflating?.Dispose();
        _inflating = null;
        MemberEnd = Source.Position;
    }

    bool FindMagic()
    {
        while (Source.Ensure(4))
        {
            var at = Source.Span.IndexOf(Magic);
            if (at == 0 && StartsMember(Source.Span)) return true;
            Pass(at > 0 ? at : at == 0 ? 1 : Source.Available - 2);
        }
        Pass(Source.Available);
        return false;
    }

    /// <summary>One member's inflater, fed from the window in pieces that stay in view until the member ends or grows too long.</summary>
    sealed class Inflating : Stream
    {
        readonly ByteWindow _source;

        public Inflating(ByteWindow source)
        {
            _source = source;
            Stream = new DeflateStream(this, CompressionMode.Decompress, leaveOpen: true);
        }

        public DeflateStream Stream { get; }

        /// <summary>Bytes in view before the last piece.</summary>
        public int HeldBytes { get; private set; }

        public int LastPieceBytes { get; private set; }

        public bool SawEnd { get; private set; }

        public override int Read(Span<byte> buffer)
        {
            HeldBytes += LastPieceBytes;
            LastPieceBytes = 0;
            if (HeldBytes > HoldBytes)
            {
                _source.Take(HeldBytes);
                HeldBytes = 0;
            }
            // A full piece, however the bytes arrive: how far a broken member can be decoded hangs on it.
            _source.Ensure(HeldBytes + buffer.Length);
            if (_source.Available <= HeldBytes) { SawEnd = true; return 0; }
            LastPieceBytes = Math.Min(buffer.Length, _source.Available - HeldBytes);
            _source.Span.Slice(HeldBytes, LastPieceBytes).CopyTo(buffer);
            return LastPieceBytes;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        protected override void Dispose(bool disposing)
        {
            if (disposing) Stream.Dispose();
            base.Dispose(disposing);
        }

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
}
