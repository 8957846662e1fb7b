using How2Mine.Crawl;
using How2Mine.Mining;
using How2Mine.Text;

namespace How2Mine.Tests.Mining;

/// <summary>Pages and candidates as the stations make them, from HTML that a test writes.</summary>
static class Candidates
{
    public static PageText PageOf(string html, string url = "https://page.example/how-to")
    {
        var block = System.Text.Encoding.UTF8.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + html);
        var record = new ArchiveRecord(RecordKind.Response, null, url, DateTimeOffset.UnixEpoch, HeaderFields.Empty, block);
        Assert.True(new PageDecoder(new CrawlLimits()).Process(new CrawlRecord(new CrawlInput("test", block.Length, "1"), record)).IsKept(out var pages, out var drop), drop?.Detail);
        Assert.True(new TextExtractor(new TextLimits()).Process(pages[0]).IsKept(out var texts, out drop), drop?.Detail);
        return texts[0];
    }

    public static Candidate Of(params string[] steps) => new(PageOf("<html lang=en><title>Test</title><p>A page.</p>"), "Do it", steps, [], "rules/ordered_list");
}
