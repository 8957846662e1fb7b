using ObjectStore;

namespace How2Mine.Tests.ObjectStore;

public class ObjectAddressTests
{
    [Theory]
    [InlineData("crawl/a.warc.gz", ObjectPlace.Local, "crawl/a.warc.gz")]
    [InlineData("C:\\crawl\\a.warc.gz", ObjectPlace.Local, "C:\\crawl\\a.warc.gz")]
    [InlineData("file:///crawl/a%20b.warc", ObjectPlace.Local, "/crawl/a b.warc")]
    [InlineData("HTTPS://Data.Example/a b/ü", ObjectPlace.Http, "https://data.example/a%20b/%C3%BC")]
    [InlineData("s3://bucket/a b/ü#1", ObjectPlace.S3, "s3://bucket/a b/ü#1")]
    public void An_address_says_where(string text, ObjectPlace place, string canonical) =>
        Assert.Equal((place, canonical), (ObjectAddress.Parse(text).Place, ObjectAddress.Parse(text).Text));

    [Theory]
    [InlineData("", "an address is empty")]
    [InlineData("ftp://host/a", "has the unknown scheme 'ftp'; expected a path, http(s)://host/path or s3://bucket/key")]
    [InlineData("https://host/a?X-Amz-Signature=verysecret", "'https://host/a' has a query or fragment")]
    [InlineData("s3://bucket/a?versionId=verysecret", "'s3://bucket/a' has a query")]
    [InlineData("https://me:verysecret@host/a", "'https://...@host/a' holds a user name or password")]
    [InlineData("s3:///a", "names no bucket")]
    [InlineData("s3://bucket/a/../b", "'.' or '..'")]
    [InlineData("http://", "is no address")]
    public void What_is_no_address_is_the_callers_mistake(string text, string message)
    {
        var error = Assert.Throws<StoreArgumentException>(() => ObjectAddress.Parse(text));
        Assert.Contains(message, error.Message);
        Assert.DoesNotContain("verysecret", error.Message);
    }

    [Theory]
    [InlineData("https://host/base", "crawl-data/a.warc.gz", "https://host/base/crawl-data/a.warc.gz")]
    [InlineData("https://host/", "/a.warc.gz", "https://host/a.warc.gz")]
    [InlineData("s3://bucket", "crawl/a.warc.gz", "s3://bucket/crawl/a.warc.gz")]
    [InlineData("s3://bucket/prefix/", "a.warc.gz", "s3://bucket/prefix/a.warc.gz")]
    [InlineData("s3://bucket/prefix", "https://host/a", "https://host/a")]
    public void A_line_is_joined_to_its_root(string root, string line, string joined) => Assert.Equal(joined, ObjectAddress.Join(root, line).Text);

    [Fact]
    public void A_line_is_joined_to_a_folder() => Assert.Equal(Path.Combine("folder", "a/b"), ObjectAddress.Join("folder", "a/b").Text);

    [Theory]
    [InlineData("https://host/base", "../a")]
    [InlineData("https://host/base", "%2e%2e/a")]
    [InlineData("https://host/base", "a?b=c")]
    [InlineData("s3://bucket/prefix", "a/../../b")]
    [InlineData("s3://bucket/prefix", "file:///etc/hosts")]
    [InlineData("folder", "ftp://host/a")]
    [InlineData("folder", " ")]
    public void A_line_does_not_lead_elsewhere(string root, string line) => Assert.Throws<StoreArgumentException>(() => ObjectAddress.Join(root, line));
}
