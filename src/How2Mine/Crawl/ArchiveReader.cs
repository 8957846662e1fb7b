using System.Text;

namespace How2Mine.Crawl;

/// <summary>Reads WARC 0.17 to 1.1, WET and ARC files record by record in bounded memory; goes on behind damage and says what it was.</summary>
/// <remarks>Plain, gzip or zstd, one member a record or one stream for the whole file: found by looking, not by name.</remarks>
public sealed class ArchiveReader : IDisposable
{
    /// <summary>Bytes that tell a record's start: a WARC record's first word, an ARC record's whole line.</summary>
    int LookAhead => _arc ? 16 * 1024 : 48;

    readonly CrawlLimits _limits;
    readonly MemberFeed _feed;
    readonly ByteWindow _window;
    readonly List<ArchiveDamage> _damage = [];
    readonly long _start, _end;
    long _memberStart;
    bool _atMemberStart, _arc;

    /// <param name="start">Where in the file the stream begins: 0, or a border that <see cref="SplitBorder"/> found.</param>
    /// <param name="end">The border where the next split begins; records whose member starts there or behind are left to it.</param>
    public ArchiveReader(Stream stream, CrawlLimits limits, long start = 0, long end = long.MaxValue)
    {
        (_limits, _start, _end) = (limits, start, end);
        _feed = MemberFeed.Open(stream, start);
        _window = new ByteWindow(_feed.Read, 256 * 1024);
    }

    /// <summary>How the file is packed: plain, gzip or zstd.</summary>
    public string Packing => _feed.Packing;

    /// <summary>The first damages in file order; see <see cref="DamageCount"/> for how many there were.</summary>
    public IReadOnlyList<ArchiveDamage> Damage => _damage;

    public int DamageCount { get; private set; }

    /// <summary>Once all records are read: whether a member starts where the next split does. Otherwise that border lies inside a record, and its rows would be wrong.</summary>
    public bool EndsAtBorder => _end == long.MaxValue || _feed.MemberOffset == _end;

    public void Dispose() => _feed.Dispose();

    public IEnumerable<ArchiveRecord> Records(CancellationToken cancel = default)
    {
        var found = false;
        for (var more = NextMember(); more;)
        {
            cancel.ThrowIfCancellationRequested();
            if (_atMemberStart && _feed.MemberOffset >= _end) break;
            PassBlank();
            if (!_window.Ensure(1))
            {
                more = NextMember();
                continue;
            }
            if (ReadRecord() is not { } record) continue;
            found = true;
            yield return record;
        }
        if (!found && DamageCount == 0 && _start == 0)
            Note("no_record", 0, "no WARC or ARC record in this file; expected it to start with 'WARC/' or 'filedesc:'");
    }

    ArchiveRecord? ReadRecord()
    {
        var within = _atMemberStart ? 0 : _window.Position - _memberStart;
        var offset = _feed.MemberOffset + within;
        // What sets a record apart must be in view, however short the reads are.
        _window.Ensure(LookAhead);
        if (_atMemberStart && ArcHeader.StartsFile(_window.Span)) _arc = true;
        _window.Ensure(LookAhead);
        if (!StartsRecord(_window.Span))
        {
            PassRubbish(offset);
            return null;
        }
        var headerLength = HeaderLength();
        if (headerLength == 0)
        {
            Note("bad_header", offset, $"a record's header has no end within {_limits.MaxHeaderBytes} bytes; expected an empty line");
            _window.Take(1);
            return null;
        }
        var record = IsWarc()
            ? WarcHeader.Read(_window.Span[..headerLength], out var length, out var fault)
            : ArcHeader.Read(_window.Span[..headerLength], out length, out fault);
        if (fault is not null) Note("bad_header", offset, fault);
        _window.Take(headerLength);
        var started = (Member: _memberStart, Alone: _atMemberStart, _feed.MemberOffset);
        _atMemberStart = false;
        if (record is null) return null;
        record = TakeBlock(record, length, offset);
        if (!started.Alone || started.Member != _memberStart || _feed.Packing == "plain" || !EndsMember())
            return record with { Offset = offset, Within = within, Length = headerLength + record.BlockLength };
        // Only a member's end tells whether its checksum is right.
        var truncated = record.Truncated ?? (_feed.Damage is null ? null : "damage");
        return record with { Offset = offset, Within = within, Length = _feed.MemberEnd - started.MemberOffset, Truncated = truncated };
    }

    ArchiveRecord TakeBlock(ArchiveRecord record, long length, long offset)
    {
        var keep = (int)Math.Min(length, _limits.MaxBlockBytes);
        var whole = EnsureAcrossMembers(keep);
        // A member that starts a record of its own is in view, but no part of this one.
        var cut = (int)Math.Min(keep, _atMemberStart ? _memberStart - _window.Position : _window.Available);
        if (whole && length == keep)
        {
            if (RightLength(keep) is { } fault)
            {
                cut = EmbeddedRecord(_window.Span[..keep]) ?? keep;
                Note("wrong_length", offset, $"the record says {length} bytes, {fault}");
                whole = false;
            }
        }
        else if (!whole)
        {
            cut = EmbeddedRecord(_window.Span[..cut]) ?? cut;
            Note("truncated_record", offset, $"the record says {length} bytes, {cut} are there");
        }
        byte[] block = [];
        if (record.CarriesPage || _limits.KeepAllBlocks)
        {
            // What is written over at once needs no zeros before.
            block = GC.AllocateUninitializedArray<byte>(cut);
            _window.Span[..cut].CopyTo(block);
        }
        _window.Take(cut);
        var skipped = whole && length > keep ? _window.Skip(length - keep) : 0;
        return record with
        {
            Block = block,
            BlockLength = cut + skipped,
            OverLimit = length > keep,
            Truncated = record.Truncated ?? (whole && _feed.Damage is null ? null : "damage"),
        };
    }

    /// <summary>Null if line ends and the next record, or the member's end, follow the block; else what does.</summary>
    string? RightLength(int length)
    {
        _window.Ensure(length + LookAhead);
        var behind = _window.Span[length..].TrimStart("\r\n\0"u8);
        return behind.IsEmpty || StartsRecord(behind) ? null : $"'{Preview(behind)}' follows; expected the next record";
    }

    /// <summary>A record may run over several members; one that starts a record of its own does not belong to it.</summary>
    bool EnsureAcrossMembers(int count)
    {
        while (!_window.Ensure(count))
        {
            var before = _window.Available;
            if (_feed.Damage is not null || !NextMember()) return false;
            _window.Ensure(before + LookAhead);
            if (StartsRecord(_window.Span[before..])) return false;
            _atMemberStart = false;
        }
        return true;
    }

    /// <summary>Where a record starts inside a block whose length is wrong.</summary>
    int? EmbeddedRecord(ReadOnlySpan<byte> block)
    {
        if (_arc) return null;
        for (var from = 0; block[from..].IndexOf("\nWARC/"u8) is >= 0 and var at; from += at + 1)
            if (WarcHeader.Starts(block[(from + at + 1)..])) return from + at + 1;
        return null;
    }

    void PassRubbish(long offset)
    {
        var preview = Preview(_window.Span);
        long passed = 0;
        while (true)
        {
            _window.Ensure(Math.Max(LookAhead, Math.Min(_window.Available + 1, 64 * 1024)));
            var line = _window.Span.IndexOf((byte)'\n');
            var step = line >= 0 ? line + 1 : _window.Available;
            passed += step;
            _window.Take(step);
            _atMemberStart = false;
            if (!_window.Ensure(1)) break;
            _window.Ensure(LookAhead);
            if (line >= 0 && StartsRecord(_window.Span)) break;
        }
        Note("rubbish", offset, $"{passed} bytes that start '{preview}' are no record; expected 'WARC/' or an ARC header line");
    }

    int HeaderLength()
    {
        if (!IsWarc()) return _window.Span.IndexOf((byte)'\n') + 1;
        for (var searched = 0; ;)
        {
            var span = _window.Span[searched..];
            var (crlf, lf) = (span.IndexOf("\n\r\n"u8), span.IndexOf("\n\n"u8));
            if (crlf >= 0 && (lf < 0 || crlf < lf)) return searched + crlf + 3;
            if (lf >= 0) return searched + lf + 2;
            searched = Math.Max(0, _window.Available - 3);
            if (_window.Available >= _limits.MaxHeaderBytes || !_window.Ensure(_window.Available + 1)) return 0;
        }
    }

    bool NextMember()
    {
        if (_feed.Damage is { } damage) Note(damage.Code, damage.Offset, damage.Detail);
        var more = _feed.NextMember();
        if (_feed.Gap is { } gap) Note(gap.Code, gap.Offset, gap.Detail);
        if (!more) return false;
        _memberStart = _window.Position + _window.Available;
        _atMemberStart = true;
        return true;
    }

    bool IsWarc() => WarcHeader.Starts(_window.Span);

    bool StartsRecord(ReadOnlySpan<byte> bytes) => WarcHeader.Starts(bytes) || (_arc && ArcHeader.Starts(bytes));

    bool EndsMember()
    {
        PassBlank();
        return !_window.Ensure(1);
    }

    void PassBlank()
    {
        while (_window.Ensure(1))
        {
            var blank = _window.Available - _window.Span.TrimStart("\r\n\0"u8).Length;
            if (blank == 0) return;
            _window.Take(blank);
        }
    }

    void Note(string code, long offset, string detail)
    {
        DamageCount++;
        if (_damage.Count < _limits.MaxDamageDetails) _damage.Add(new ArchiveDamage(code, offset, detail));
    }

    static string Preview(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 24)]);
        return string.Concat(text.Select(c => char.IsControl(c) ? '.' : c));
    }
}
