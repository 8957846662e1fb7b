using How2Mine.Crawl;
using How2Mine.Evaluation;
using How2Mine.Text;

namespace How2Mine.Training.Teaching;

/// <summary>A page as the program reads it, before it is judged, and what is known of it.</summary>
sealed record TaughtPage(GoldPage Gold, PageText Page)
{
    /// <summary>Made of a candidate alone: learned from, not tested on.</summary>
    public bool IsBare { get; init; }

    /// <summary>The collection that the page is from.</summary>
    public string Source => Gold.Url.Contains("wcxb.example", StringComparison.Ordinal) ? "wcxb" : Gold.Kind is "webpages" or "articles" ? "web" : Gold.Kind;

    /// <summary>Whether the page teaches, 0 to 1: by its marked format; how-tos written to be refused are half so.</summary>
    public float Teaches => Gold.Format is not null ? Gold.Format == "howto" ? 1 : 0 : Gold.Reject is not null ? 0.5f : Gold.Procedures is { Count: > 0 } ? 1 : 0;

    public int Fold(int folds) => HostFold.Of(Gold.Url, folds);

    /// <summary>All pages of the archives that the gold names, in the order of the archives.</summary>
    public static IEnumerable<TaughtPage> Read(IEnumerable<string> archives, IReadOnlyDictionary<string, GoldPage> gold)
    {
        var (decoder, extractor) = (new PageDecoder(new CrawlLimits()), new TextExtractor(new TextLimits()));
        foreach (var archive in archives)
        {
            using var reader = new ArchiveReader(File.OpenRead(archive), new CrawlLimits());
            foreach (var record in reader.Records())
                if (record.Kind == RecordKind.Response && record.TargetUri is { } url && gold.TryGetValue(url, out var known)
                    && decoder.Process(new(new(archive, 0, ""), record)).IsKept(out var pages, out _)
                    && extractor.Read(pages[0]).IsKept(out var texts, out _))
                    yield return new(known, texts[0]);
        }
    }
}
