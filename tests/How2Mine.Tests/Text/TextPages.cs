using How2Mine.Crawl;
using How2Mine.Text;

namespace How2Mine.Tests.Text;

/// <summary>Pages as the crawl gives them, and what the text station makes of them.</summary>
static class TextPages
{
    public static Page Page(string content, bool isPlainText = false, string host = "www.shelves.example") => new()
    {
        PageId = "p",
        RecordId = "r",
        Url = $"https://{host}/page",
        UrlHostName = host,
        FetchTime = null,
        WarcFilename = "test",
        WarcRecordOffset = 0,
        WarcRecordLength = 0,
        ContentDigest = "",
        ContentCharset = "utf-8",
        ContentTruncated = null,
        IsPlainText = isPlainText,
        Content = content,
    };

    /// <summary>The text of a page with this body.</summary>
    public static PageText Of(string body) => Extract(Page($"<!doctype html><html lang=en><head><title>Oak shelves</title></head><body>{body}</body></html>"));

    public static PageText Extract(Page page)
    {
        Assert.True(new TextExtractor(new TextLimits()).Process(page).IsKept(out var texts, out var drop), drop?.Detail);
        return texts[0];
    }
}
