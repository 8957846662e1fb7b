using System.Buffers;
using System.Buffers.Binary;
using ZstdSharp;

namespace How2Mine.Crawl;

/// <summary>Zstandard frames; a dictionary in the leading skippable frame is used as the WARC-zstd proposal (IIPC, 2021) says.</summary>
sealed class ZstdFeed(ByteWindow source) : MemberFeed(source)
{
    const uint FrameMagic = 0xFD2FB528, DictionaryMagic = 0x184D2A5D, SkippableMagic = 0x184D2A50;
    const int MaxDictionaryBytes = 16 * 1024 * 1024, MaxWindowLog = 27;

    byte[]? _dictionary;
    Decompressor? _decoding;
    long _decoded;

    public override string Packing => "zstd";

    public static bool StartsFrame(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var magic
        && (magic == FrameMagic || (magic & 0xFFFFFFF0) == SkippableMagic);

    public override bool NextMember()
    {
        if (_decoding is not null) Drain();
        var (gapStart, gapEnd, wasBroken) = (0L, 0L, Damage is not null);
        Damage = null;
        while (Source.Ensure(4))
        {
            var magic = BinaryPrimitives.ReadUInt32LittleEndian(Source.Span);
            if (magic == FrameMagic)
            {
                Gap = wasBroken ? null : GapOf(gapStart, gapEnd);
                MemberOffset = Source.Position;
                _decoded = 0;
                _decoding = new Decompressor();
                _decoding.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, MaxWindowLog);
                if (_dictionary is not null) _decoding.LoadDictionary(_dictionary);
                return true;
            }
            if ((magic & 0xFFFFFFF0) == SkippableMagic && Source.Ensure(8)) PassSkippable(magic);
            else
            {
                if (gapEnd == 0) gapStart = Source.Position;
                Source.Take(1);
                gapEnd = Source.Position;
            }
        }
        Source.Take(Source.Available);
        Gap = wasBroken ? null : GapOf(gapStart, gapEnd);
        return false;
    }

    public override int Read(Memory<byte> into)
    {
        while (_decoding is not null)
        {
            if (!Source.Ensure(1))
            {
                Break("truncated_member", $"the file ends {_decoded} decoded bytes into a zstd frame; expected the whole frame");
                return 0;
            }
            OperationStatus status;
            int taken, given;
            try
            {
                status = _decoding.UnwrapStream(Source.Span, into.Span, out taken, out given);
            }
            catch (ZstdException e)
            {
                Source.Take(1);
                Break("bad_zstd", $"zstd data cannot be decoded after {_decoded} bytes ({e.Message}); going on at the next frame");
                return 0;
            }
            Source.Take(taken);
            _decoded += given;
            if (status == OperationStatus.Done) Close();
            if (given > 0) return given;
        }
        return 0;
    }

    void PassSkippable(uint magic)
    {
        var size = BinaryPrimitives.ReadUInt32LittleEndian(Source.Span[4..]);
        var first = Source.Position == 0;
        Source.Take(8);
        if (!first || magic != DictionaryMagic || size > MaxDictionaryBytes || !Source.Ensure((int)size))
        {
            Source.Skip(size);
            return;
        }
        _dictionary = Source.Span[..(int)size].ToArray();
        Source.Take((int)size);
        // The dictionary may be a zstd frame itself.
        if (StartsFrame(_dictionary))
        {
            using var unpack = new Decompressor();
            _dictionary = unpack.Unwrap(_dictionary, MaxDictionaryBytes).ToArray();
        }
    }

    void Break(string code, string detail)
    {
        Damage = new ArchiveDamage(code, MemberOffset, detail);
        Close();
    }

    public override void Dispose() => _decoding?.Dispose();

    void Close()
    {
        _decoding?.Dispose();
        _decoding = null;
        MemberEnd = Source.Position;
    }

    void Drain()
    {
        var rest = new byte[8192];
        while (Read(rest) > 0) { }
    }
}
