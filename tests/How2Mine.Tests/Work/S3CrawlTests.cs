using Amazon.S3.Model;
using How2Mine.Tests.Embedded;
using How2Mine.Tests.Jobs;
using How2Mine.Tests.ObjectStore;

namespace How2Mine.Tests.Work;

/// <summary>A crawl in S3, signed by the environment's keys, gives the rows that it gives on the disk.</summary>
public sealed class S3CrawlTests(MotoServer moto) : IClassFixture<MotoServer>, IAsyncLifetime
{
    const string Bucket = "sample-crawl";

    readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        moto.Require();
        File.WriteAllText(_folder["settings.json"], $$"""{"sources": {"requests_per_second": 100, "s3": {"endpoint": "{{moto.Endpoint}}", "path_style": true} } }""");
        using var client = moto.Client();
        await client.PutBucketAsync(Bucket);
        foreach (var line in ServedCrawl.Lines.Append("warc.paths"))
            await client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = line, FilePath = Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, line) });
        // No crawl file, so that it is passed over.
        await client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = "crawl-data/index.html", ContentBody = "<p>files" });
    }

    [Fact]
    public async Task A_folder_gives_the_rows_of_the_disk_and_a_second_run_nothing()
    {
        var mined = await MineAsync("folder", $"s3://{Bucket}/crawl-data/");
        Assert.True(mined.Code == 0, mined.Error);
        Assert.Equal(await LocalAsync(), await CrawlRows.ComparableAsync(_folder["folder"]));
        var versions = await LakeRows.VersionsAsync(_folder["folder"]);
        Assert.Contains("nothing new: all 5 files", (await MineAsync("folder", $"s3://{Bucket}/crawl-data")).Error, StringComparison.Ordinal);
        Assert.Equal(versions, await LakeRows.VersionsAsync(_folder["folder"]));
    }

    [Fact]
    public async Task A_list_gives_the_rows_of_the_disk_whether_it_lies_here_or_in_the_bucket()
    {
        var local = await LocalAsync();
        Assert.Equal(0, (await MineAsync("here", HowToMine.Sample, "--root", $"s3://{Bucket}")).Code);
        Assert.Equal(local, await CrawlRows.ComparableAsync(_folder["here"]));
        Assert.Equal(0, (await MineAsync("there", $"s3://{Bucket}/warc.paths")).Code);
        Assert.Equal(local, await CrawlRows.ComparableAsync(_folder["there"]));
    }

    [Fact]
    public async Task One_file_is_named_by_its_key_or_below_the_root()
    {
        var line = ServedCrawl.Lines[0];
        Assert.Equal(0, (await MineAsync("key", $"s3://{Bucket}/{line}")).Code);
        Assert.Equal([line], await LakeRows.CsvAsync(_folder["key"], "select warc_filename from inputs"));
        Assert.Equal(0, (await MineAsync("root", $"s3://{Bucket}/{line}", "--root", $"s3://{Bucket}/crawl-data")).Code);
        Assert.Equal([line["crawl-data/".Length..]], await LakeRows.CsvAsync(_folder["root"], "select warc_filename from inputs"));
    }

    [Fact]
    public async Task What_is_not_there_is_told_in_one_sentence()
    {
        (await MineAsync("none", "s3://no-such-bucket/crawl-data/")).IsRefused(2, "s3://no-such-bucket/crawl-data/", "404 NoSuchBucket", "check the bucket's name");
        (await MineAsync("none", HowToMine.Sample, "--root", "s3://no-such-bucket")).IsRefused(2, "none of the 5 files is a crawl", "s3://no-such-bucket/crawl-data/", "answers 404");
        (await MineAsync("none", $"s3://{Bucket}/nothing/")).IsRefused(2, $"s3://{Bucket}/nothing/", "holds no crawl file", ".warc.gz");
        (await MineAsync("none", $"s3://{Bucket}/nothing.paths")).IsRefused(2, "nothing.paths", "answers 404");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task<IReadOnlyList<string>> LocalAsync()
    {
        await SampleLake.CopyAsync(_folder["local"]);
        return await CrawlRows.ComparableAsync(_folder["local"]);
    }

    Task<Ended> MineAsync(string lake, params string[] what) => HowToMine.RunAsync(["mine", .. what, "--lake", _folder[lake], "--settings", _folder["settings.json"]]);
}
