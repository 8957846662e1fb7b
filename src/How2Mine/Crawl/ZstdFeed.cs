using System.Buffers;
using System.Buffers.Binary;
using ZstdSharp;

namespace How2Mine.Crawl;

/// <summary>Zstandard frames; a dictionary in the leading skippable frame is used as the WARC-zstd proposal (IIPC, 2021) says.</summary>
sealed class ZstdFeed(ByteWindow source) : MemberFeed(source)
{
    const uint FrameMagic = 0xFD2FB528, DictionaryMagic = 0x184D2A5D, SkippableMagic = 0x184D2A50;
    const int MaxDictionaryBytes = 16 * 1024 * 1024, MaxWindowLog = 27;

    /// <summary>Bytes of a frame kept for looking again after damage, and how many may be looked at again in one file, so that crafted files stay linear.</summary>
    const int HoldBytes = 4 * 1024 * 1024;
    long _rescanBudget = 64 * 1024 * 1024;

    byte[]? _dictionary;
    Decompressor? _decoding;
    ZstdBorder? _border;
    long _decoded;
    int _held;

    public override string Packing => "zstd";

    public static bool StartsFrame(ReadOnlySpan<byte> bytes) =>
        bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) is var magic
        && (magic == FrameMagic || (magic & 0xFFFFFFF0) == SkippableMagic);

    public override bool NextMember()
    {
        if (_decoding is not null) Drain();
        var isBehindDamage = Damage is not null;
        Damage = null;
        StartPassing();
        while (Source.Ensure(4))
        {
            var magic = BinaryPrimitives.ReadUInt32LittleEndian(Source.Span);
            if (magic == FrameMagic)
            {
                EndPassing(isBehindDamage);
                OpenFrame();
                return true;
            }
            if ((magic & 0xFFFFFFF0) == SkippableMagic && Source.Ensure(8)) PassSkippable(magic);
            else Pass(1);
        }
        Pass(Source.Available);
        EndPassing(isBehindDamage);
        return false;
    }

    protected override int Decode(Span<byte> into)
    {
        while (_decoding is not null)
        {
            if (_held == _border!.Known && !_border.IsEnd && !_border.Extend()) return Cut();
            // A whole block, however the bytes arrive: how far a broken frame can be decoded hangs on it.
            Source.Ensure(_border.Known);
            OperationStatus status;
            int taken, given;
            try
            {
                // The decoder may still hold output when all is handed to it.
                var end = Math.Max(_held, Math.Min(_border.Known, Source.Available));
                status = _decoding.UnwrapStream(Source.Span[_held..end], into, out taken, out given);
            }
            catch (ZstdException)
            {
                (status, taken, given) = (OperationStatus.InvalidData, 0, 0);
            }
            _held += taken;
            _decoded += given;
            if (status == OperationStatus.Done) Close(_held);
            else if (status == OperationStatus.InvalidData) return Bad();
            else if (taken == 0 && given == 0 && (_border.IsEnd || _held < _border.Known)) return Source.Available < _border.Known ? Cut() : Bad();
            else if (_held > HoldBytes) Release();
            if (given > 0) return given;
        }
        return 0;
    }

    int Bad()
    {
        Break("bad_zstd", $"zstd data cannot be decoded after {_decoded} bytes; expected a whole frame, going on at the next one");
        return 0;
    }

    int Cut()
    {
        Break("truncated_member", $"the file ends {_decoded} decoded bytes into a zstd frame; expected the whole frame");
        return 0;
    }

    void OpenFrame()
    {
        MemberOffset = Source.Position;
        (_decoded, _held, _border) = (0, 0, new ZstdBorder(Source));
        _decoding = new Decompressor();
        _decoding.SetParameter(ZstdSharp.Unsafe.ZSTD_dParameter.ZSTD_d_windowLogMax, MaxWindowLog);
        if (_dictionary is not null) _decoding.LoadDictionary(_dictionary);
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
            try
            {
                _dictionary = unpack.Unwrap(_dictionary, MaxDictionaryBytes).ToArray();
            }
            catch (ZstdException)
            {
                // The frames that need it say so, each by itself.
                _dictionary = null;
            }
        }
    }

    void Break(string code, string detail)
    {
        Damage = new ArchiveDamage(code, MemberOffset, detail);
        // A frame cut short may have swallowed the start of the next one: look for that from behind this one's magic on.
        var known = Math.Min(4, Source.Available);
        Close(_rescanBudget < _held ? Math.Max(_held, known) : known);
        _rescanBudget -= _held;
    }

    void Release()
    {
        Source.Take(_held);
        _border!.Take(_held);
        _held = 0;
    }

    public override void Dispose() => _decoding?.Dispose();

    void Close(int taken)
    {
        Source.Take(taken);
        _decoding?.Dispose();
        _decoding = null;
        MemberEnd = Source.Position;
    }
}
