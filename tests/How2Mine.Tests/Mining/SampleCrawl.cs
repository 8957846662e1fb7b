using System.Text.Json;
using How2Mine.Crawl;
using How2Mine.Mining;
using How2Mine.Settings;
using How2Mine.Text;

namespace How2Mine.Tests.Mining;

/// <summary>A page of the sample crawl: what a person says it teaches, and what was mined from it.</summary>
/// <param name="Wanted">The steps of each procedure that the page teaches; none where it must be refused.</param>
sealed record SamplePage(string Url, string File, IReadOnlyList<string[]> Wanted, IReadOnlyList<Candidate> Kept)
{
    const double SameWords = 0.75;

    public int Found => Wanted.Count(steps => Kept.Any(k => IsLike(steps, k.Steps)));

    /// <summary>Most words of the one are in the other, both ways, and the steps are cut about as finely.</summary>
    static bool IsLike(string[] wanted, IReadOnlyList<string> mined)
    {
        var (a, b) = (Words(wanted), Words(mined));
        var common = a.Intersect(b).Count();
        return 2.0 * common / (a.Count + b.Count) >= SameWords && Math.Abs(wanted.Length - mined.Count) <= 1 + wanted.Length / 3;
    }

    static HashSet<string> Words(IEnumerable<string> steps) =>
        [.. string.Join(' ', steps).ToLowerInvariant().Split([.. " .,;:!?()\"'’“”–-\n"], StringSplitOptions.RemoveEmptyEntries)];
}

/// <summary>The sample crawl mined record by record with the default settings.</summary>
static class SampleCrawl
{
    public static IReadOnlyList<SamplePage> Pages { get; } = Read();

    static List<SamplePage> Read()
    {
        var folder = Path.Combine(SharedData.Root(), "jobs", "sample");
        var kept = File.ReadLines(Path.Combine(folder, "warc.paths")).SelectMany(file => Mine(Path.Combine(folder, file), file)).ToLookup(m => m.Key, m => m.Kept);
        return [.. File.ReadLines(Path.Combine(folder, "expected.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).Select(e => Page(e, kept))];
    }

    static SamplePage Page(JsonElement expected, ILookup<(string, string), IReadOnlyList<Candidate>> kept)
    {
        var (url, warc) = (expected.GetProperty("url").GetString()!, expected.GetProperty("warc").GetString()!);
        var wanted = expected.GetProperty("procedures").EnumerateArray().Select(p => p.GetProperty("steps").EnumerateArray().Select(s => s.GetString()!).ToArray());
        return new SamplePage(url, expected.GetProperty("file").GetString()!, [.. wanted], [.. kept[(url, warc)].SelectMany(k => k)]);
    }

    static IEnumerable<((string Url, string Warc) Key, IReadOnlyList<Candidate> Kept)> Mine(string path, string name)
    {
        var settings = new MiningSettings();
        var (decode, text, gate, mine) = (new PageDecoder(settings.Crawl), new TextExtractor(settings.Text), new HowToGate(settings.Howto), new MiningLine(settings.Steps));
        using var stream = File.OpenRead(path);
        using var reader = new ArchiveReader(stream, settings.Crawl);
        var input = new CrawlInput(name, stream.Length, "1");
        foreach (var record in reader.Records().Where(r => r.CarriesPage))
            if (decode.Process(new CrawlRecord(input, record)).IsKept(out var pages, out _) && text.Process(pages[0]).IsKept(out var texts, out _)
                && gate.Process(texts[0]).IsKept(out _, out _) && mine.Process(texts[0]).IsKept(out var mined, out _))
                yield return ((pages[0].Url, name), mined[0].Kept);
    }
}
