using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using SparkConnect;

namespace How2Mine.Spark.Tests.SparkConnect;

public sealed class ArchiveTests(SparkServer server) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>A TRANSFORM command starts in the folder that holds, for each session with artifacts, one folder named by an id of the server's own.</summary>
    [Fact]
    public async Task A_command_finds_an_archive_under_an_id_of_the_server_s_and_its_alias()
    {
        await using var session = await server.ConnectAsync();
        await session.AddArchiveAsync(await ArchiveAsync("tool.tar.gz", padding: 0), "tool", Ct);
        var found = await session.SingleAsync<string>(Transform("cat >/dev/null; ls -d ./*/tool/run.sh"));
        var parts = found.Split('/');
        Assert.Equal([".", "tool", "run.sh"], [parts[0], parts[2], parts[3]]);
        Assert.True(Guid.TryParse(parts[1], out _));
        Assert.NotEqual(session.SessionId, parts[1]);
        Assert.Equal("hello 0", await session.SingleAsync<string>(Transform("for f in ./*/tool/run.sh; do exec bash $f; done")));
    }

    [Fact]
    public async Task A_large_archive_arrives_as_it_was_sent()
    {
        await using var session = await server.ConnectAsync();
        var archive = await ArchiveAsync("large.tar.gz", padding: 3 << 20);
        await session.AddArchiveAsync(archive, "large", Ct);
        var sum = await session.SingleAsync<string>(Transform("cat >/dev/null; cat ./*/large/padding | sha256sum | cut -c1-64"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Padding(3 << 20))), sum);
    }

    [Fact]
    public async Task The_same_archive_may_be_sent_twice_and_another_of_its_name_may_not()
    {
        await using var session = await server.ConnectAsync();
        var archive = await ArchiveAsync("twice.tar.gz", padding: 0);
        await session.AddArchiveAsync(archive, "twice", Ct);
        await session.AddArchiveAsync(archive, "twice", Ct);
        var error = await Assert.ThrowsAsync<SparkException>(async () => await session.AddArchiveAsync(await ArchiveAsync("twice.tar.gz", padding: 10), "twice", Ct));
        Assert.Equal("ARTIFACT_ALREADY_EXISTS", error.ErrorClass);
    }

    [Fact]
    public async Task Sessions_do_not_see_each_other_s_archives()
    {
        await using var session = await server.ConnectAsync();
        await using var other = await server.ConnectAsync();
        var id = "";
        await session.AddArchiveAsync(await ArchiveAsync("own.tar.gz", padding: 0), "own", Ct);
        id = await session.SingleAsync<string>(Transform("cat >/dev/null; ls -d ./*/own | cut -d/ -f2"));
        Assert.NotEmpty(id);
        Assert.Equal("", await other.SingleAsync<string>(Transform("cat >/dev/null; echo $(ls -d ./own 2>/dev/null)")));
    }

    static string Transform(string command) => $"""
        SELECT TRANSFORM(id) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' USING '{command}'
        AS (line STRING) ROW FORMAT DELIMITED FIELDS TERMINATED BY '\t' FROM range(0, 1, 1, 1)
        """;

    async Task<string> ArchiveAsync(string name, int padding)
    {
        var path = _folder[name];
        await using var file = File.Create(path);
        await using var gzip = new GZipStream(file, CompressionLevel.Fastest);
        await using var tar = new TarWriter(gzip);
        await tar.WriteEntryAsync(Entry("run.sh", Encoding.UTF8.GetBytes("read -r line\necho \"hello $line\"\n")), Ct);
        await tar.WriteEntryAsync(Entry("padding", Padding(padding)), Ct);
        return path;
    }

    static PaxTarEntry Entry(string name, byte[] content) => new(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) };

    static byte[] Padding(int length)
    {
        var bytes = new byte[length];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    public void Dispose() => _folder.Dispose();
}
