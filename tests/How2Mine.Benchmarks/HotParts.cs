using BenchmarkDotNet.Attributes;
using How2Mine.Crawl;
using How2Mine.Mining;
using How2Mine.Settings;
using How2Mine.Text;

namespace How2Mine.Benchmarks;

/// <summary>The record flow part by part over a whole crawl file: HOW2MINE_BENCH_CRAWL, or a file of the sample.</summary>
[MemoryDiagnoser]
public class HotParts
{
    readonly MiningSettings _settings = new();
    byte[] _file = [];
    List<CrawlRecord> _records = [];
    List<Page> _pages = [];
    List<PageText> _texts = [];

    [GlobalSetup]
    public void Setup()
    {
        _file = File.ReadAllBytes(Environment.GetEnvironmentVariable("HOW2MINE_BENCH_CRAWL") ?? Directory.GetFiles(SampleFolder(), "*.warc.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal).First());
        var input = new CrawlInput("bench", _file.Length, "1");
        _records = [.. Read().Where(r => r.CarriesPage).Select(r => new CrawlRecord(input, r))];
        _pages = Kept(new PageDecoder(_settings.Crawl), _records);
        _texts = Kept(new TextExtractor(_settings.Text), _pages);
        Console.WriteLine($"{_records.Count} responses, {_pages.Count} pages");
    }

    [Benchmark]
    public int ReadArchive() => Read().Count(r => r.CarriesPage);

    [Benchmark]
    public int DecodePages() => Kept(new PageDecoder(_settings.Crawl), _records).Count;

    [Benchmark]
    public int ExtractText() => Kept(new TextExtractor(_settings.Text), _pages).Count;

    [Benchmark]
    public int MineProcedures()
    {
        var line = new MiningLine(_settings.Steps);
        return _texts.Sum(t => line.Process(t).IsKept(out var mined, out _) ? mined[0].Kept.Count : 0);
    }

    List<ArchiveRecord> Read()
    {
        using var reader = new ArchiveReader(new MemoryStream(_file, writable: false), _settings.Crawl);
        return [.. reader.Records()];
    }

    static List<TOut> Kept<TIn, TOut>(IStation<TIn, TOut> station, IEnumerable<TIn> inputs) =>
        [.. inputs.SelectMany(i => station.Process(i).IsKept(out var records, out _) ? records : [])];

    static string SampleFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "jobs", "sample"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? ".", "jobs", "sample");
    }
}
