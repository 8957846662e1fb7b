using System.Net;
using ObjectStore;

namespace How2Mine.Tests.ObjectStore;

public sealed class LocalObjectsTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly ObjectReader _reader = new();

    [Fact]
    public async Task A_file_is_read_in_whole_and_in_ranges()
    {
        await File.WriteAllTextAsync(_folder["a"], "0123456789");
        var of = await _reader.DescribeAsync(new Uri(_folder["a"]).AbsoluteUri);
        Assert.Equal(new ObjectInfo(_folder["a"], 10, ""), of);
        Assert.Equal("0123456789"u8, _reader.ReadToEnd(of));
        Assert.Equal("345"u8, _reader.ReadToEnd(of, 3, 6));
        Assert.Equal("89", System.Text.Encoding.ASCII.GetString(await _reader.ReadRangeAsync(of, 8, 2)));
        Assert.Contains("bytes 8 to 11 of", (await Assert.ThrowsAsync<StoreArgumentException>(() => _reader.ReadRangeAsync(of, 8, 3))).Message);
    }

    [Fact]
    public async Task A_file_that_is_gone_or_grew_is_told()
    {
        await File.WriteAllTextAsync(_folder["a"], "0123456789");
        var of = await _reader.DescribeAsync(_folder["a"]);
        await File.AppendAllTextAsync(_folder["a"], "x");
        Assert.Contains("expected 10 bytes, got 11", Assert.Throws<ObjectStoreException>(() => _reader.OpenRead(of)).Message);
        File.Delete(_folder["a"]);
        Assert.Equal(HttpStatusCode.NotFound, Assert.Throws<ObjectStoreException>(() => _reader.OpenRead(of)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ObjectStoreException>(() => _reader.DescribeAsync(_folder["a"]))).Status);
    }

    [Fact]
    public async Task A_folder_is_listed_in_ordinal_order_of_the_paths_below_it()
    {
        foreach (var name in new[] { "b/1", "b-1", "B", "a/c/2" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder[name])!);
            await File.WriteAllTextAsync(_folder[name], name);
        }
        var listed = await _reader.ListAsync(_folder.Path).ToListAsync();
        Assert.Equal(["B", "a/c/2", "b-1", "b/1"], listed.Select(f => Path.GetRelativePath(_folder.Path, f.Address).Replace('\\', '/')));
        Assert.Contains("HTTP has no way to", (await Assert.ThrowsAsync<StoreArgumentException>(async () => await _reader.ListAsync("https://host/a").ToListAsync())).Message);
    }

    [Fact]
    public void Options_survive_JSON_and_are_checked_at_the_start()
    {
        var options = Reading.Hasty with { S3 = new() { Endpoint = "http://localhost:9000", PathStyle = true } };
        Assert.Equal(options, System.Text.Json.JsonSerializer.Deserialize<StoreOptions>(System.Text.Json.JsonSerializer.Serialize(options)));
        Assert.Contains("option RequestsPerSecond is 0; expected more than 0", Assert.Throws<StoreArgumentException>(() => new ObjectReader(new() { RequestsPerSecond = 0 })).Message);
    }

    public void Dispose()
    {
        _reader.Dispose();
        _folder.Dispose();
    }
}
