using How2Mine.Crawl;
using How2Mine.Lake;

namespace How2Mine.Work;

/// <summary>Reads a split's records and keeps count for the ledger.</summary>
public sealed class SplitReader : IDisposable
{
    readonly CrawlSplit _split;
    readonly Stream _stream;
    readonly ArchiveReader _reader;
    readonly InputTally _tally = new();

    /// <param name="stream">The file's bytes from the split's start on; closed with the reader.</param>
    public SplitReader(CrawlSplit split, Stream stream, CrawlLimits limits)
    {
        (_split, _stream) = (split, stream);
        _reader = new ArchiveReader(stream, limits, split.Start, split.End);
    }

    /// <summary>The records that carry a page; the others are counted.</summary>
    /// <exception cref="IOException">The split's end is no border: bytes inside a record look like one.</exception>
    public IEnumerable<CrawlRecord> Pages(CancellationToken cancel)
    {
        foreach (var record in _reader.Records(cancel))
        {
            _tally.Count(record);
            if (record.CarriesPage) yield return new CrawlRecord(_split.File.Input, record);
        }
        if (!_reader.EndsAtBorder)
            throw new IOException($"'{_split.File.Input.Name}' cannot be cut at byte {_split.End}: what looks like a record's start there lies inside another record; mine this file with --engine embedded, which reads files in one piece");
    }

    /// <summary>The split's share of the file's ledger row, once its records are read.</summary>
    public InputRow Ledger(string settingsHash) => _tally.Row(_split.File.Input, _reader, settingsHash, ProgramVersion.Current);

    public void Dispose()
    {
        _reader.Dispose();
        _stream.Dispose();
    }
}
