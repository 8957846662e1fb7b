using System.IO.Hashing;
using System.Text;
using SparkConnect;

namespace How2Mine.Tests.SparkConnect;

public sealed class ArtifactTests : IAsyncLifetime
{
    const int Chunk = 32 * 1024;

    readonly TemporaryFolder _folder = new();
    FakeSpark _spark = null!;

    public async ValueTask InitializeAsync() => _spark = await FakeSpark.StartAsync();

    [Fact]
    public async Task A_small_archive_is_one_message_with_its_checksum()
    {
        await UploadAsync(Encoding.ASCII.GetBytes("123456789"));
        var sent = Assert.Single(Assert.Single(_spark.Service.Uploaded).Batch.Artifacts);
        Assert.Equal(("archives/tool.tar.gz#how2mine", 0xCBF43926L, "123456789"), (sent.Name, sent.Data.Crc, sent.Data.Data.ToStringUtf8()));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(Chunk, 1)]
    [InlineData(Chunk + 1, 2)]
    [InlineData(3 * Chunk, 3)]
    [InlineData(100_000, 4)]
    public async Task A_large_one_is_announced_and_cut_into_chunks_each_with_its_checksum(int length, int chunks)
    {
        var content = new byte[length];
        new Random(7).NextBytes(content);
        await UploadAsync(content);

        var sent = _spark.Service.Uploaded.ToList();
        var data = sent.Select(s => s.Batch?.Artifacts.Single().Data ?? s.BeginChunk?.InitialChunk ?? s.Chunk).ToList();
        Assert.Equal(content, data.SelectMany(d => d.Data));
        Assert.All(data, d => Assert.Equal(Crc32.HashToUInt32(d.Data.Span), d.Crc));
        Assert.All(data.SkipLast(1), d => Assert.Equal(Chunk, d.Data.Length));
        Assert.Equal(chunks, sent.Count);
        if (chunks > 1) Assert.Equal((length, chunks), (sent[0].BeginChunk.TotalBytes, sent[0].BeginChunk.NumChunks));
    }

    [Fact]
    public async Task What_arrives_damaged_is_sent_again_and_then_given_up()
    {
        _spark.Service.DamagesArtifacts = true;
        Assert.Contains("arrived damaged", (await Assert.ThrowsAsync<SparkLinkException>(() => UploadAsync([1]))).Message);
        Assert.Equal(5, _spark.Service.Uploaded.Count);
    }

    [Theory]
    [InlineData("tool.txt", "a", "'tool.txt' is no archive that Spark unpacks")]
    [InlineData("tool.tar.gz", "a/b", "the alias is 'a/b'")]
    [InlineData("tool.tar.gz", "..", "the alias is '..'")]
    [InlineData("a#b.zip", "a", "has a # in its name")]
    public async Task What_cannot_be_an_archive_is_not_sent(string name, string alias, string said)
    {
        await using var session = await _spark.ConnectAsync();
        await File.WriteAllTextAsync(_folder[name], "x");
        Assert.Contains(said, (await Assert.ThrowsAsync<ArgumentException>(() => session.AddArchiveAsync(_folder[name], alias))).Message);
        await Assert.ThrowsAsync<FileNotFoundException>(() => session.AddArchiveAsync(_folder["none.zip"], "a"));
        Assert.Empty(_spark.Service.Uploaded);
    }

    async Task UploadAsync(byte[] content)
    {
        await using var session = await _spark.ConnectAsync();
        await File.WriteAllBytesAsync(_folder["tool.tar.gz"], content);
        await session.AddArchiveAsync(_folder["tool.tar.gz"], "how2mine");
    }

    public async ValueTask DisposeAsync()
    {
        await _spark.DisposeAsync();
        _folder.Dispose();
    }
}
