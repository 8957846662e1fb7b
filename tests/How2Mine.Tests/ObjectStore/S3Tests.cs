using Amazon.S3.Model;
using ObjectStore;

namespace How2Mine.Tests.ObjectStore;

public sealed class S3Tests(MotoServer moto) : IClassFixture<MotoServer>, IAsyncLifetime
{
    const string Bucket = "crawls";

    readonly StoredObject _object = new(200_000);
    readonly ObjectReader _reader = new(Reading.Hasty with { S3 = new() { Endpoint = moto.Endpoint, PathStyle = true } });

    public async ValueTask InitializeAsync()
    {
        moto.Require();
        using var client = moto.Client();
        await client.PutBucketAsync(Bucket);
    }

    [Theory]
    [InlineData("segments/a.warc.gz")]
    [InlineData("odd names/ü+ %20&=,#~'(1)!*.warc")]
    public async Task An_object_is_read_signed_in_whole_and_in_ranges(string key)
    {
        await PutAsync(key, _object.Bytes);
        var of = await _reader.DescribeAsync($"s3://{Bucket}/{key}");
        Assert.Equal(($"s3://{Bucket}/{key}", 200_000), (of.Address, of.Length));
        Assert.StartsWith("\"", of.Version, StringComparison.Ordinal);
        Assert.Equal(_object.Bytes, _reader.ReadToEnd(of));
        Assert.Equal(_object.Bytes[5..100_005], await _reader.ReadRangeAsync(of, 5, 100_000));
        Assert.Equal(_object.Bytes[199_990..], _reader.ReadToEnd(of, 199_990));
    }

    [Fact]
    public async Task A_prefix_is_listed_as_a_folder_page_by_page_and_what_it_lists_can_be_read()
    {
        foreach (var key in new[] { "list/b", "list/a/2", "list/a-1", "list/B", "list2/x", "list/empty/" }) await PutAsync(key, key == "list/empty/" ? [] : [1, 2, 3]);
        var listed = await _reader.ListAsync($"s3://{Bucket}/list").ToListAsync();
        Assert.Equal(["list/B", "list/a-1", "list/a/2", "list/b"], listed.Select(o => o.Address[$"s3://{Bucket}/".Length..]));
        Assert.Equal(await _reader.DescribeAsync(listed[0].Address), listed[0]);
        Assert.Equal([1, 2, 3], _reader.ReadToEnd(listed[3]));

        using var client = moto.Client();
        await Task.WhenAll(Enumerable.Range(0, 1100).Chunk(50).Select(async chunk =>
        {
            foreach (var i in chunk) await client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = $"many/{i:D4}", ContentBody = "x" });
        }));
        Assert.Equal(Enumerable.Range(0, 1100).Select(i => $"s3://{Bucket}/many/{i:D4}"), (await _reader.ListAsync($"s3://{Bucket}/many/").ToListAsync()).Select(o => o.Address));
    }

    [Fact]
    public async Task An_object_that_was_replaced_is_an_error()
    {
        await PutAsync("replaced", [1, 2, 3]);
        var of = await _reader.DescribeAsync($"s3://{Bucket}/replaced");
        await PutAsync("replaced", [1, 2, 4]);
        Assert.Contains("the object changed since it was described", Assert.Throws<ObjectStoreException>(() => _reader.ReadToEnd(of)).Message);
    }

    [Fact]
    public async Task What_is_not_there_is_told_without_a_secret()
    {
        AssertTold(await Assert.ThrowsAsync<ObjectStoreException>(() => _reader.DescribeAsync($"s3://{Bucket}/missing")), "'s3://crawls/missing': the server answers 404");
        AssertTold(Assert.Throws<ObjectStoreException>(() => _reader.ReadToEnd(new($"s3://{Bucket}/missing", 10, "\"x\""))), "404 NoSuchKey; expected an object there");
        AssertTold(await Assert.ThrowsAsync<ObjectStoreException>(async () => await _reader.ListAsync("s3://nobucket/a").ToListAsync()), "404 NoSuchBucket; expected a listing");
        Assert.Contains("names a bucket; expected an object", (await Assert.ThrowsAsync<StoreArgumentException>(() => _reader.DescribeAsync($"s3://{Bucket}"))).Message);
    }

    [Fact]
    public async Task A_wrong_key_is_told_by_its_code_and_without_a_secret()
    {
        using var server = new OddServer(_ =>
            new Reply(403, "<Error><Code>InvalidAccessKeyId</Code><AWSAccessKeyId>AKIAFORTESTSONLY</AWSAccessKeyId></Error>"u8.ToArray()).With("Content-Type", "application/xml"));
        using var reader = new ObjectReader(Reading.Hasty with { S3 = new() { Endpoint = server.Url(""), PathStyle = true } });
        AssertTold(await Assert.ThrowsAsync<ObjectStoreException>(() => reader.DescribeAsync("s3://crawls/a")), "the server answers 403 InvalidAccessKeyId; expected access: check the S3 keys");
        AssertTold(await Assert.ThrowsAsync<ObjectStoreException>(async () => await reader.ListAsync("s3://crawls/a").ToListAsync()), "403 InvalidAccessKeyId");
        Assert.All(server.Log, l => Assert.Contains($"Credential={MotoServer.KeyId}", l.Asked.Path + l.Asked.Headers.GetValueOrDefault("Authorization")));
        server.Dispose();
        AssertTold(await Assert.ThrowsAsync<ObjectLinkException>(() => reader.DescribeAsync("s3://crawls/a")), "4 tries failed");
        AssertTold(await Assert.ThrowsAsync<ObjectLinkException>(async () => await reader.ListAsync("s3://crawls/a").ToListAsync()), "4 tries failed");
    }

    [Fact]
    public async Task Asked_anonymously_nothing_is_signed()
    {
        using var server = new OddServer(a => new StoredObject(10).Answer(a));
        using var reader = new ObjectReader(Reading.Hasty with { S3 = new() { Endpoint = server.Url(""), PathStyle = true, Anonymous = true } });
        await reader.DescribeAndReadAsync("s3://crawls/a b/c+d");
        Assert.All(server.Log, l => Assert.Equal("crawls/a%20b/c%2Bd", l.Asked.Path));
        Assert.All(server.Log, l => Assert.DoesNotContain("Authorization", l.Asked.Headers.Keys));
    }

    [Fact]
    public async Task A_listing_waits_out_a_busy_server()
    {
        using var server = new OddServer(a => a.Number < 3 ? new Reply(503) : new Reply(200, "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>"u8.ToArray()).With("Content-Type", "application/xml"));
        using var reader = new ObjectReader(Reading.Hasty with { S3 = new() { Endpoint = server.Url(""), PathStyle = true } });
        Assert.Empty(await reader.ListAsync("s3://crawls/a").ToListAsync());
        Assert.Equal(3, server.Log.Count);
    }

    public ValueTask DisposeAsync()
    {
        _reader.Dispose();
        return ValueTask.CompletedTask;
    }

    async Task PutAsync(string key, byte[] bytes)
    {
        using var client = moto.Client();
        await client.PutObjectAsync(new PutObjectRequest { BucketName = Bucket, Key = key, InputStream = new MemoryStream(bytes) });
    }

    /// <summary>In no message, not even of an inner exception.</summary>
    static void AssertTold(Exception error, string message)
    {
        Assert.Contains(message, error.Message);
        foreach (var secret in new[] { MotoServer.KeyId, MotoServer.Secret, "X-Amz-" }) Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal);
    }
}
