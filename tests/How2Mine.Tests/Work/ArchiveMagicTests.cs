using System.Text;
using How2Mine.Crawl;
using How2Mine.Tests.Crawl;

namespace How2Mine.Tests.Work;

public class ArchiveMagicTests
{
    static readonly byte[] Info = ArchiveWriter.Warc("warcinfo", null, "software: test"u8);

    static readonly byte[] Page = ArchiveWriter.Warc("response", "http://a.b/", "HTTP/1.1 200 OK\r\n\r\n<p>text"u8);

    [Theory]
    [InlineData("<html><h1>503 Slow Down</h1></html>", "the file begins with '<html><h1>503 Slow Down<'")]
    [InlineData("<?xml version=\"1.0\"?>\n<Error><Code>SlowDown</Code></Error>", "the file begins with '<?xml version=\"1.0\"?>.<E'")]
    [InlineData("{\"message\": \"no\"}", "the file begins with '{\"message\": \"no\"}', expected WARC, ARC, gzip or zstd")]
    [InlineData("", "the file is empty, expected a WARC or ARC file")]
    public void What_was_saved_in_the_place_of_a_crawl_is_named_by_its_first_words(string content, string refusal)
    {
        Assert.StartsWith(refusal, ArchiveMagic.Refusal(Encoding.ASCII.GetBytes(content)), StringComparison.Ordinal);
        if (content.Length > 0)
            Assert.Contains($"the gzip data begin with '{content[..5]}", ArchiveMagic.Refusal(ArchiveWriter.Gzip(Encoding.ASCII.GetBytes(content))), StringComparison.Ordinal);
    }

    [Fact]
    public void Gzip_of_nothing_is_no_crawl() => Assert.NotNull(ArchiveMagic.Refusal(ArchiveWriter.Gzip([])));

    [Theory]
    [InlineData(ArchiveFormat.Warc017, Packing.Plain)]
    [InlineData(ArchiveFormat.Warc11, Packing.GzipMembers)]
    [InlineData(ArchiveFormat.Warc10, Packing.GzipStream)]
    [InlineData(ArchiveFormat.Warc10, Packing.ZstdFrames)]
    [InlineData(ArchiveFormat.Warc10, Packing.ZstdDictionary)]
    [InlineData(ArchiveFormat.Arc1, Packing.Plain)]
    [InlineData(ArchiveFormat.Arc2, Packing.GzipMembers)]
    public void Every_format_and_packing_is_a_crawl(ArchiveFormat format, Packing packing) =>
        Assert.Null(Refusal(ArchiveWriter.Write([new("response", "http://a.b/", new byte[90_000])], format, packing).File));

    [Fact]
    public void A_damaged_first_member_is_no_reason_to_refuse_a_file()
    {
        var file = ArchiveWriter.Pack([Info, Page, Page], Packing.GzipMembers);
        for (var at = 10; at < file.Places[1].Offset; at++)
        {
            var damaged = file.File.ToArray();
            damaged[at] ^= 0x55;
            Assert.Null(Refusal(damaged));
        }
    }

    [Fact]
    public void A_first_member_cut_short_is_no_reason_to_refuse_a_file()
    {
        var file = ArchiveWriter.Pack([Info, Page, Page], Packing.GzipMembers);
        for (var kept = 12; kept < file.Places[1].Offset; kept++) Assert.Null(Refusal([.. file.File[..kept], .. file.File[(int)file.Places[1].Offset..]]));
    }

    [Fact]
    public void A_head_that_ends_inside_a_record_is_enough()
    {
        var noise = new byte[300_000];
        new Random(1).NextBytes(noise);
        Assert.Null(Refusal(ArchiveWriter.Gzip(ArchiveWriter.Warc("response", "http://a.b/", noise))));
    }

    [Fact]
    public void Blank_lines_before_the_first_record_do_no_harm()
    {
        Assert.Null(Refusal([.. "\r\n\r\n"u8, .. Info]));
        Assert.Null(Refusal([.. ArchiveWriter.Gzip([]), .. ArchiveWriter.Gzip(Info)]));
    }

    static string? Refusal(byte[] file) => ArchiveMagic.Refusal(file[..Math.Min(file.Length, ArchiveMagic.HeadBytes)]);
}
