using How2Mine.Crawl;

namespace How2Mine.Tests.HtmlTree;

/// <summary>The pages of the test crawl, decoded.</summary>
static class CrawlPages
{
    public static List<string> All()
    {
        var (list, pages, decoder) = (SharedData.Path("crawl/warc.paths"), new List<string>(), new PageDecoder(new CrawlLimits()));
        foreach (var name in File.ReadAllLines(list).Where(n => n.Length > 0))
        {
            using var file = File.OpenRead(Path.Combine(Path.GetDirectoryName(list)!, name));
            using var reader = new ArchiveReader(file, new CrawlLimits());
            foreach (var record in reader.Records().Where(r => r.CarriesPage))
                if (decoder.Process(new CrawlRecord(new CrawlInput(name, 1, "1"), record)).IsKept(out var kept, out _)) pages.AddRange(kept.Select(p => p.Content));
        }
        return pages;
    }
}
