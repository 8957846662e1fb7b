using System.IO.Hashing;
using How2Mine.Crawl;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Tests.Work;

/// <summary>A record as a split gives it.</summary>
sealed record SplitRecord(RecordKind Kind, long Offset, long Within, long Length, string? Uri, string? Truncated, ulong BlockHash);

/// <summary>What came of reading a file: its records, and its ledger row or the sum of its splits' shares.</summary>
sealed record SplitYield(int Splits, IReadOnlyList<SplitRecord> Records, InputRow Ledger)
{
    /// <summary>The counts in one line.</summary>
    public string Counts => $"{Ledger.Packing} {Ledger.Records} {Ledger.Pages} {Ledger.Requests} {Ledger.Metadata} {Ledger.Revisits} {Ledger.Warcinfos} {Ledger.Others} {Ledger.DamageCount}";
}

/// <summary>An archive in a file, read in one piece or by its splits.</summary>
sealed class SplitFile(string path) : IDisposable
{
    readonly CrawlStore _store = new(new SourceSettings());

    public static SplitFile Of(byte[] bytes, string path)
    {
        File.WriteAllBytes(path, bytes);
        return new SplitFile(path);
    }

    public CrawlFile Crawl => new(new CrawlInput("test.warc.gz", new FileInfo(path).Length, "1"), path);

    public Task<IReadOnlyList<CrawlSplit>> SplitsAsync(long bytes) => _store.SplitAsync(Crawl, bytes, Cancel);

    public SplitYield Whole() => Read([new CrawlSplit(Crawl, 0, long.MaxValue)]);

    public async Task<SplitYield> InSplitsAsync(long bytes) => Read(await SplitsAsync(bytes));

    public void Dispose() => _store.Dispose();

    SplitYield Read(IReadOnlyList<CrawlSplit> splits)
    {
        var (records, shares) = (new List<SplitRecord>(), new List<InputRow>());
        foreach (var split in splits)
        {
            using var reader = new SplitReader(split, _store.Open(split, Cancel), new CrawlLimits());
            records.AddRange(reader.Pages(Cancel).Select(p => Seen(p.Record)));
            shares.Add(reader.Ledger("settings"));
        }
        return new SplitYield(splits.Count, records, shares.Aggregate(Sum));
    }

    static SplitRecord Seen(ArchiveRecord r) => new(r.Kind, r.Offset, r.Within, r.Length, r.TargetUri, r.Truncated, XxHash64.HashToUInt64(r.Block.Span));

    static InputRow Sum(InputRow a, InputRow b) => a with
    {
        Records = a.Records + b.Records,
        Pages = a.Pages + b.Pages,
        Requests = a.Requests + b.Requests,
        Metadata = a.Metadata + b.Metadata,
        Revisits = a.Revisits + b.Revisits,
        Warcinfos = a.Warcinfos + b.Warcinfos,
        Others = a.Others + b.Others,
        DamageCount = a.DamageCount + b.DamageCount,
        Damage = [.. a.Damage.Concat(b.Damage).Take(100)],
    };

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
