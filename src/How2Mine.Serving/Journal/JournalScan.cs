using Microsoft.Win32.SafeHandles;

namespace How2Mine.Serving.Journal;

/// <summary>Bytes of a journal that are no whole line.</summary>
public sealed record JournalDamage(string Path, long Offset, long Bytes, string What);

/// <summary>Goes through the lines of a journal file from a place on.</summary>
sealed class JournalScan(string path)
{
    const int Window = 1 << 20;

    /// <summary>Behind the last whole line.</summary>
    public long End { get; private set; }

    public long FileLength { get; private set; }

    /// <summary>Lines with a wrong checksum that have whole lines behind them.</summary>
    public List<JournalDamage> Damage { get; } = [];

    public delegate void Seen(ReadOnlySpan<byte> json, JournalPlace place);

    public void Run(SafeFileHandle file, long from, Seen seen)
    {
        (End, FileLength) = (from, RandomAccess.GetLength(file));
        var (buffer, held, at) = (new byte[Window], 0, from);
        var torn = new List<JournalDamage>();
        while (true)
        {
            var got = RandomAccess.Read(file, buffer.AsSpan(held), at + held);
            held += got;
            var used = Lines(buffer.AsSpan(0, held), at, torn, seen);
            if (got == 0) break;
            buffer.AsSpan(used, held - used).CopyTo(buffer);
            (held, at) = (held - used, at + used);
            if (held < buffer.Length) continue;
            if (buffer.Length >= JournalLine.MaxLength) throw new JournalException($"'{path}' has a line of more than {JournalLine.MaxLength} bytes at {at}; it is no journal of answers, take it out of the folder");
            Array.Resize(ref buffer, buffer.Length * 2);
        }
    }

    /// <summary>How many of the bytes were whole lines. Bad ones count as damage once a good one follows: until then they may be the torn end.</summary>
    int Lines(ReadOnlySpan<byte> bytes, long offset, List<JournalDamage> torn, Seen seen)
    {
        var used = 0;
        for (; bytes[used..].IndexOf((byte)'\n') is >= 0 and var length; used += length + 1)
        {
            var line = bytes.Slice(used, length);
            if (!JournalLine.IsWhole(line, out var json))
            {
                torn.Add(new JournalDamage(path, offset + used, length + 1, "a line whose checksum is wrong"));
                continue;
            }
            Damage.AddRange(torn);
            torn.Clear();
            seen(json, new JournalPlace(path, offset + used, length));
            End = offset + used + length + 1;
        }
        return used;
    }
}
