using System.Security.Cryptography;
using System.Text.Json;
using How2Mine.Crawl;

namespace How2Mine.Tests.Crawl;

/// <summary>Odd and damaged archives, against what warcio 1.8.1 reads from each.</summary>
public class WarcCasesTests
{
    /// <summary>Where this reader finds more than the other one, and why that is right.</summary>
    static readonly Dictionary<string, string> Better = new()
    {
        ["example-bad-non-chunked.warc.gz"] = "one gzip stream for the whole file: the other stops after the first record, all 6 are read here",
        ["example-bad.warc.gz.bad"] = "one gzip stream for the whole file: the other stops after the first record, the response behind it is read too",
        ["example-wrong-chunks.warc.gz"] = "a record that runs over three gzip members: the other loses its body and what follows, here both records are whole",
    };

    public static TheoryData<string> Files() => [.. Expected().Keys];

    [Theory]
    [MemberData(nameof(Files))]
    public void Reads_each_file_as_the_reference_does_or_better(string file)
    {
        var expected = Expected()[file];
        var read = Read(file, out var damage);
        if (Better.TryGetValue(file, out var why))
        {
            Assert.True(read.Count >= expected.Count && read.Sum(r => r.Bytes) > expected.Sum(r => r.Bytes), why);
            Assert.Equal(expected.Take(expected.Count - 1), read.Take(expected.Count - 1));
        }
        else
        {
            Assert.Equal(expected, read);
        }
        Assert.All(damage, d => Assert.NotEmpty(d.Detail));
    }

    [Fact]
    public void Reads_all_records_of_a_file_that_is_one_gzip_stream()
    {
        var read = Read("example-bad-non-chunked.warc.gz", out var damage);
        Assert.Equal(["warcinfo", "warcinfo", "response", "request", "revisit", "request"], read.Select(r => r.Type));
        Assert.Empty(damage);
    }

    [Fact]
    public void Joins_a_record_that_runs_over_several_members()
    {
        var read = Read("example-wrong-chunks.warc.gz", out _);
        Assert.Equal([("response", 1270), ("request", 0)], read.Select(r => (r.Type, r.Bytes)));
    }

    [Fact]
    public void Says_where_an_arc_file_is_damaged()
    {
        Read("bad.arc", out var damage);
        Assert.Contains(damage, d => d is { Code: "bad_header" } && d.Detail.Contains("'abc'", StringComparison.Ordinal));
    }

    sealed record Seen(string Type, string? Uri, string Date, string? ContentType, string? Status, int Bytes, string Sha1);

    static Dictionary<string, List<Seen>> Expected() => File.ReadLines(SharedData.Path("warc-cases/expected.jsonl"))
        .Select(line => JsonDocument.Parse(line).RootElement)
        .ToDictionary(e => e.GetProperty("file").GetString()!, e => e.GetProperty("records").EnumerateArray().Select(Parse).ToList());

    static Seen Parse(JsonElement r)
    {
        string? Text(string name) => r.GetProperty(name).GetString();
        return new(Text("type")!, Text("uri"), Text("date")!, Text("content_type"), Text("http_status"), r.GetProperty("body_bytes").GetInt32(), Text("body_sha1")!);
    }

    static List<Seen> Read(string file, out IReadOnlyList<ArchiveDamage> damage)
    {
        using var stream = File.OpenRead(SharedData.Path($"warc-cases/{file}"));
        using var reader = new ArchiveReader(stream, new CrawlLimits { KeepAllBlocks = true });
        var seen = reader.Records(TestContext.Current.CancellationToken).Select(Describe).ToList();
        damage = reader.Damage;
        return seen;
    }

    static Seen Describe(ArchiveRecord record)
    {
        var type = record.Headers["Content-Type"];
        var message = type?.StartsWith("application/http", StringComparison.Ordinal) == true || record.RecordId is null ? HttpMessage.Parse(record.Block) : null;
        var isArcPage = record.RecordId is null && record.Kind == RecordKind.Response;
        var body = message is null ? isArcPage || record.RecordId is null ? default : record.Block : HttpBody.Decode(message, new CrawlLimits()).Content;
        var status = message is null ? null : message.Status > 0 ? $"{message.Status}" : message.StartLine.Split(' ')[1];
        return new(record.Kind.ToString().ToLowerInvariant(), record.TargetUri, $"{record.Date:yyyy-MM-ddTHH:mm:ssZ}",
            isArcPage ? "application/http;msgtype=response" : type, status, body.Length, Convert.ToHexStringLower(SHA1.HashData(body.Span)));
    }
}
