using How2Mine.Settings;
using How2Mine.Tests.Crawl;
using How2Mine.Work;

namespace How2Mine.Tests.Work;

/// <summary>Which files a run is about, and what they are called.</summary>
public sealed class CrawlSourcesTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly CrawlStore _store = new(new SourceSettings());

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Files_are_named_below_their_folder_and_come_in_order_of_names_each_once()
    {
        Make("crawl/b.warc.gz", "crawl/a/1.arc", "crawl/a/2.warc.wet.gz", "crawl/notes.txt");
        Assert.Equal(["a/1.arc", "a/2.warc.wet.gz", "b.warc.gz"], await NamesAsync(null, _folder["crawl"], _folder["crawl"], _folder["crawl/b.warc.gz"]));
    }

    [Fact]
    public async Task Two_files_of_one_name_are_told_rather_than_one_left_out()
    {
        Make("one/0.warc.gz", "two/0.warc.gz");
        var mistake = await Assert.ThrowsAsync<CallerMistakeException>(() => NamesAsync(null, _folder["one"], _folder["two"]));
        Assert.Contains("'0.warc.gz' is the name of both", mistake.Message);
        Assert.Contains(_folder["one/0.warc.gz"], mistake.Message);
        Assert.Contains(_folder["two/0.warc.gz"], mistake.Message);
        Assert.Equal(["one/0.warc.gz", "two/0.warc.gz"], await NamesAsync(_folder.Path, _folder["one/0.warc.gz"], _folder["two/0.warc.gz"]));
    }

    [Fact]
    public async Task A_list_may_have_comments_blank_lines_and_any_line_ends()
    {
        Make("a.warc.gz", "b.warc.gz");
        File.WriteAllText(_folder["warc.paths"], "# two\r\n\r\n  b.warc.gz \r\na.warc.gz\nb.warc.gz");
        Assert.Equal(["a.warc.gz", "b.warc.gz"], await NamesAsync(null, _folder["warc.paths"]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(20)]
    [InlineData(-9)]
    [InlineData(-1)]
    public async Task A_packed_list_that_is_cut_is_told_rather_than_read_in_part(int end)
    {
        var lines = Enumerable.Range(0, 300).Select(i => $"https://host/{i * 7919 % 1000}/{i}.warc.gz");
        var packed = ArchiveWriter.Gzip(System.Text.Encoding.ASCII.GetBytes(string.Join('\n', lines)));
        File.WriteAllBytes(_folder["warc.paths.gz"], packed);
        Assert.Equal(300, (await NamesAsync(null, _folder["warc.paths.gz"])).Length);
        File.WriteAllBytes(_folder["warc.paths.gz"], packed[..(end > 0 ? end : packed.Length / (end == 0 ? 2 : 1) + end)]);
        Assert.Contains("warc.paths.gz", (await Assert.ThrowsAsync<CallerMistakeException>(() => NamesAsync(null, _folder["warc.paths.gz"]))).Message);
    }

    [Fact]
    public async Task What_is_remote_is_named_below_the_root_or_the_host()
    {
        Assert.Equal(["crawl/a.warc.gz"], await NamesAsync(null, "https://host/crawl/a.warc.gz"));
        Assert.Equal(["a.warc.gz"], await NamesAsync("https://host/crawl/", "https://host/crawl/a.warc.gz"));
        Assert.Equal(["crawl/a.warc.gz"], await NamesAsync("https://other/crawl", "s3://bucket/crawl/a.warc.gz"));
    }

    [Fact]
    public async Task A_line_that_leads_out_of_a_remote_root_is_refused()
    {
        File.WriteAllText(_folder["warc.paths"], "../../secret.warc.gz\n");
        Assert.Contains("is not below", (await Assert.ThrowsAsync<CallerMistakeException>(() => NamesAsync("https://host/crawl", _folder["warc.paths"]))).Message);
    }

    async Task<string[]> NamesAsync(string? root, params string[] sources) =>
        [.. (await new CrawlSources(_store, root).ResolveAsync(sources, TestContext.Current.CancellationToken)).Select(s => s.Name)];

    void Make(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            File.WriteAllText(_folder[name], name);
        }
    }
}
