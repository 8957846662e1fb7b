using System.Text;
using How2Mine.Crawl;

namespace How2Mine.Tests.Crawl;

public class CharsetTests
{
    static CharsetTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    static Page Decode(byte[] body, string contentType = "text/html", string type = "response")
    {
        byte[] block = type == "response" ? [.. Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: {contentType}\r\n\r\n"), .. body] : body;
        var warc = ArchiveWriter.Warc(type, "http://example.org/", block);
        if (type != "response") warc = Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(warc).Replace("application/http; msgtype=response", contentType, StringComparison.Ordinal));
        var record = Assert.Single(Archives.Read(warc, out _));
        Assert.True(new PageDecoder(new CrawlLimits()).Process(new CrawlRecord(new CrawlInput("a", 1, "1"), record)).IsKept(out var pages, out var drop), drop?.Detail);
        return pages![0];
    }

    [Theory]
    [InlineData("text/html; charset=shift_jis", "", "shift_jis", "shift_jis", "お湯を沸かす")]
    [InlineData("text/html; charset=\"Shift-JIS\"", "", "shift_jis", "shift_jis", "お湯を沸かす")]
    [InlineData("text/html;charset=gb2312", "", "gb18030", "gb18030", "把水烧开")]
    [InlineData("text/html", "<meta charset=koi8-r>", "koi8-r", "koi8-r", "Вскипятите воду")]
    [InlineData("text/html", "<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=windows-1251'>", "windows-1251", "windows-1251", "Вскипятите воду")]
    [InlineData("text/html", "<meta content=\"text/html;charset=euc-kr\" http-equiv=content-type>", "ks_c_5601-1987", "euc-kr", "물을 끓이다")]
    [InlineData("application/xhtml+xml", "<?xml version=\"1.0\" encoding=\"iso-8859-2\"?><html>", "iso-8859-2", "iso-8859-2", "Zagotuj wodę")]
    [InlineData("text/html; charset=iso-8859-1", "", "windows-1252", "windows-1252", "“Crème brûlée” – 5 €")]
    [InlineData("text/html; charset=us-ascii", "", "windows-1252", "windows-1252", "“Crème brûlée” – 5 €")]
    [InlineData("text/html", "", "windows-1252", "windows-1252", "“Crème brûlée” – 5 €")]
    [InlineData("text/html", "", "utf-8", "utf-8", "“Crème brûlée” – 5 €")]
    [InlineData("text/html; charset=nonsense", "<meta charset=nonsense>", "utf-8", "utf-8", "“Crème brûlée” – 5 €")]
    [InlineData("text/html; charset=utf-8", "", "windows-1252", "windows-1252", "“Crème brûlée” – 5 €")]
    [InlineData("text/html; charset=utf-8", "<meta charset=windows-1251>", "windows-1251", "windows-1251", "Вскипятите воду")]
    [InlineData("text/html; charset=windows-1252", "<meta charset=windows-1251>", "windows-1252", "windows-1252", "Crème brûlée")]
    [InlineData("text/html", "<meta charset=utf-16>", "utf-8", "utf-8", "Crème brûlée")]
    [InlineData("text/html; charset=utf-16", "<meta charset=utf-8>", "utf-8", "utf-8", "Crème brûlée")]
    [InlineData("text/html; charset=utf-7", "", "utf-8", "utf-8", "Crème brûlée +ADw-script+AD4-")]
    [InlineData("text/html; charset=utf-16le", "", "utf-16", "utf-16le", "Crème brûlée")]
    [InlineData("text/html; charset=big5", "", "big5", "big5", "把水燒開")]
    public void Finds_the_encoding_that_the_page_is_in(string contentType, string head, string written, string name, string text)
    {
        var page = Decode(Encoding.GetEncoding(written).GetBytes($"{head}<p>{text}</p>"), contentType);
        Assert.Equal((name, $"{head}<p>{text}</p>"), (page.ContentCharset, page.Content));
    }

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16le")]
    [InlineData("utf-16BE", "utf-16be")]
    public void A_byte_order_mark_comes_before_any_label(string written, string name)
    {
        var encoding = Encoding.GetEncoding(written);
        var page = Decode([.. encoding.GetPreamble(), .. encoding.GetBytes("<meta charset=koi8-r><p>Crème brûlée")], "text/html; charset=windows-1251");
        Assert.Equal((name, "<meta charset=koi8-r><p>Crème brûlée"), (page.ContentCharset, page.Content));
    }

    [Fact]
    public void A_character_cut_at_the_end_does_not_change_the_encoding()
    {
        var bytes = Encoding.UTF8.GetBytes("<p>Crème brûlée – €");
        foreach (var contentType in new[] { "text/html", "text/html; charset=utf-8" })
        {
            var page = Decode(bytes[..^1], contentType);
            Assert.Equal("utf-8", page.ContentCharset);
            Assert.StartsWith("<p>Crème brûlée – ", page.Content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_conversion_record_is_text_already()
    {
        var page = Decode("Boil the water.\nStir – twice."u8.ToArray(), "text/plain", "conversion");
        Assert.Equal((true, "Boil the water.\nStir – twice.", "utf-8"), (page.IsPlainText, page.Content, page.ContentCharset));
    }

    [Fact]
    public void A_resource_record_may_hold_the_page_itself() =>
        Assert.Equal((false, "<p>Boil the water.</p>"), Decode("<p>Boil the water.</p>"u8.ToArray(), "text/html", "resource") is var page ? (page.IsPlainText, page.Content) : default);
}
