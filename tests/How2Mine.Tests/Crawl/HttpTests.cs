using System.IO.Compression;
using System.Text;
using FsCheck.Xunit;
using How2Mine.Crawl;
using ZstdSharp;

namespace How2Mine.Tests.Crawl;

public class HttpTests
{
    static readonly byte[] Html = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"<p>Stir the soup {i} times.</p>\n")));

    static readonly string[] Names = ["gzip", "deflate", "deflate-raw", "br", "zstd"];

    static byte[] Coded(string coding, byte[] body)
    {
        using var coded = new MemoryStream();
        Stream Open() => coding switch
        {
            "gzip" => new GZipStream(coded, CompressionLevel.Fastest, leaveOpen: true),
            "deflate" => new ZLibStream(coded, CompressionLevel.Fastest, leaveOpen: true),
            "deflate-raw" => new DeflateStream(coded, CompressionLevel.Fastest, leaveOpen: true),
            "br" => new BrotliStream(coded, CompressionLevel.Fastest, leaveOpen: true),
            _ => new CompressionStream(coded, leaveOpen: true),
        };
        using (var stream = Open()) stream.Write(body);
        return coded.ToArray();
    }

    static byte[] InChunks(byte[] body, params int[] sizes)
    {
        using var chunked = new MemoryStream();
        for (var (at, i) = (0, 0); at < body.Length; i++)
        {
            var size = Math.Min(body.Length - at, sizes[i % sizes.Length]);
            chunked.Write(Encoding.ASCII.GetBytes($"{size:x}{(i % 3 == 1 ? ";name=\"value\"" : i % 3 == 2 ? "  " : "")}\r\n"));
            chunked.Write(body, at, size);
            chunked.Write("\r\n"u8);
            at += size;
        }
        chunked.Write("0\r\nX-Trailer: end\r\n\r\n"u8);
        return chunked.ToArray();
    }

    static HttpBody Decode(string headers, byte[] body, CrawlLimits? limits = null, string lineEnd = "\r\n")
    {
        var head = $"HTTP/1.1 200 OK\nContent-Type: text/html\n{headers}\n\n".Replace("\n\n\n", "\n\n", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);
        return HttpBody.Decode(HttpMessage.Parse((byte[])[.. Encoding.ASCII.GetBytes(head), .. body])!, limits ?? new CrawlLimits());
    }

    [Property(MaxTest = 100)]
    public void Undoes_any_codings_in_any_chunks(byte[] body, byte[] stack, ushort[] sizes)
    {
        // What looks packed itself would be unpacked too.
        byte[] original = [(byte)'<', .. body ?? []];
        var codings = (stack ?? []).Take(4).Select(b => Names[b % Names.Length]).ToList();
        var coded = codings.Aggregate(original, (inner, coding) => Coded(coding, inner));
        var named = string.Join(", ", codings.Select(c => c == "deflate-raw" ? "deflate" : c));
        var chunked = InChunks(coded, [.. (sizes ?? []).Select(s => s + 1), 4096]);
        var decoded = Decode($"Content-Encoding: {named}\nTransfer-Encoding: chunked", chunked);
        Assert.Equal(original, decoded.Content.ToArray());
        Assert.Equal((true, null), (decoded.Whole, decoded.OverLimit));
        Assert.Equal(original, Decode($"Content-Encoding: {named}", coded).Content.ToArray());
    }

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "")]
    [InlineData("Content-Encoding: gzip", "")]
    [InlineData("Content-Encoding: br", "")]
    [InlineData("Content-Encoding: deflate", "")]
    [InlineData("Content-Encoding: zstd", "")]
    [InlineData("Content-Encoding: gzip, br, gzip", "")]
    [InlineData("Content-Encoding: nonsense", "")]
    [InlineData("", "gzip")]
    [InlineData("", "zstd")]
    [InlineData("Content-Encoding: deflate", "gzip")]
    [InlineData("Content-Encoding: br", "gzip")]
    [InlineData("Content-Encoding: gzip", "zstd")]
    [InlineData("Transfer-Encoding: gzip, chunked", "gzip")]
    [InlineData("Content-Encoding: gzip\nContent-Encoding: gzip", "gzip gzip")]
    [InlineData("Content-Encoding: gzip", "gzip gzip")]
    [InlineData("Content-Encoding: GZip ,\n identity", "gzip")]
    [InlineData("Content-Encoding: x-gzip", "gzip")]
    [InlineData("Content-Length: 5", "")]
    public void Headers_that_lie_do_no_harm(string headers, string codings)
    {
        var coded = codings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Aggregate(Html, (inner, coding) => Coded(coding, inner));
        Assert.Equal(Html, Decode(headers, coded).Content.ToArray());
        Assert.Equal(Html, Decode(headers, coded, lineEnd: "\n").Content.ToArray());
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("deflate-raw")]
    [InlineData("br")]
    [InlineData("zstd")]
    public void A_body_that_ends_early_gives_what_is_there_and_says_so(string coding)
    {
        var noise = new byte[400_000];
        new Random(1).NextBytes(noise);
        byte[] original = [.. Html, .. noise];
        var coded = Coded(coding, original);
        var decoded = Decode($"Content-Encoding: {coding.Replace("-raw", "", StringComparison.Ordinal)}", coded[..(coded.Length - 20_000)]);
        Assert.False(decoded.Whole);
        Assert.True(decoded.Content.Length > 20);
        Assert.Equal(original[..decoded.Content.Length], decoded.Content.ToArray());
    }

    [Fact]
    public void Chunks_that_end_early_give_what_is_there()
    {
        var chunked = InChunks(Html, 1000);
        var decoded = Decode("Transfer-Encoding: chunked", chunked[..5000]);
        Assert.False(decoded.Whole);
        Assert.Equal(Html[..decoded.Content.Length], decoded.Content.ToArray());
        Assert.True(decoded.Content.Length > 4800);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("zstd")]
    [InlineData("deflate")]
    public void A_bomb_is_stopped_at_the_limit(string coding)
    {
        var bomb = Coded(coding, new byte[80_000_000]);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var decoded = Decode($"Content-Encoding: {coding}", bomb, new CrawlLimits { MaxBodyBytes = 1_000_000 });
        Assert.Equal("body_bytes", decoded.OverLimit);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void A_bomb_gets_the_fate_over_limit_with_the_limits_name()
    {
        byte[] block = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n"u8, .. Coded("gzip", new byte[9_000_000])];
        var record = Assert.Single(Archives.Read(ArchiveWriter.Warc("response", "http://example.org/", block), out _));
        var outcome = new PageDecoder(new CrawlLimits { MaxBodyBytes = 1_000_000 }).Process(new CrawlRecord(new CrawlInput("a", 1, "1"), record));
        Assert.False(outcome.IsKept(out _, out var drop));
        Assert.Equal(("over_limit", "body_bytes: more than 1000000"), (drop!.Reason, drop.Detail));
    }

    [Theory]
    [InlineData("Content-Encoding")]
    [InlineData("Transfer-Encoding")]
    public void Codings_without_end_are_stopped_at_the_limit(string header)
    {
        var coded = Enumerable.Repeat("gzip", 12).Aggregate(Html, (inner, coding) => Coded(coding, inner));
        Assert.Equal("codings", Decode($"{header}: {string.Join(',', Enumerable.Repeat("gzip", 12))}", coded).OverLimit);
        Assert.Equal("codings", Decode($"{header}: {string.Join(',', Enumerable.Repeat("br", 5000))}", Html).OverLimit);
    }

    [Fact]
    public void Passes_over_interim_responses_and_joins_folded_lines()
    {
        var block = "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: text/html;\r\n\tcharset=koi8-r\r\n\r\nbody"u8.ToArray();
        var message = HttpMessage.Parse(block)!;
        Assert.Equal((200, "text/html; charset=koi8-r", "body"), (message.Status, message.Headers["content-type"], Encoding.ASCII.GetString(message.Body.Span)));
    }

    [Fact]
    public void A_head_of_megabytes_costs_no_more_than_reading_it()
    {
        var folded = "HTTP/1.1 200 OK\nContent-Encoding: a\n" + string.Concat(Enumerable.Repeat(" b\n", 1_000_000)) + "\n<p>";
        var repeated = "HTTP/1.1 200 OK\n" + string.Concat(Enumerable.Repeat("Content-Encoding: br\n", 200_000)) + "\n<p>";
        // Of two runs the faster one counts: a machine that tests many things at once has pauses of its own.
        foreach (var block in new[] { folded, repeated }.Select(Encoding.ASCII.GetBytes)) Assert.InRange(Enumerable.Range(0, 2).Min(_ => MillisecondsOf(block)), 0, 2000);

        static long MillisecondsOf(byte[] block)
        {
            var clock = System.Diagnostics.Stopwatch.StartNew();
            HttpBody.Decode(HttpMessage.Parse(block)!, new CrawlLimits());
            return clock.ElapsedMilliseconds;
        }
    }
}
