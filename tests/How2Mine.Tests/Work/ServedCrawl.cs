using System.Globalization;
using System.IO.Compression;
using System.IO.Hashing;
using System.Text;
using How2Mine.Tests.Jobs;
using How2Mine.Tests.ObjectStore;

namespace How2Mine.Tests.Work;

/// <summary>The sample crawl as a web server has it, with two entries in its list that are no crawl files: an error page, and nothing at all.</summary>
sealed class ServedCrawl
{
    public const string ErrorPage = "crawl-data/SAMPLE-2026-40/error-page.warc.gz", Missing = "crawl-data/SAMPLE-2026-40/missing.warc.gz";

    readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    int _bodies;

    public ServedCrawl()
    {
        foreach (var line in Lines) _files[line] = File.ReadAllBytes(Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, line));
        _files[ErrorPage] = "<html><title>Please slow down</title></html>"u8.ToArray();
        var list = Encoding.ASCII.GetBytes(string.Join('\n', [.. Lines, ErrorPage, Missing]) + "\n");
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(list);
        (_files["warc.paths"], _files["warc.paths.gz"]) = (list, packed.ToArray());
    }

    public static IReadOnlyList<string> Lines { get; } = [.. File.ReadLines(HowToMine.Sample)];

    /// <summary>By the rules.</summary>
    public Reply Answer(Asked asked)
    {
        if (!_files.TryGetValue(asked.Path, out var bytes)) return new Reply(404);
        var tag = $"\"{XxHash64.HashToUInt64(bytes):x16}\"";
        if (asked.Headers.TryGetValue("If-Match", out var wanted) && wanted != tag) return new Reply(412).With("ETag", tag);
        if (asked.Range is not { } range || asked.Method == "HEAD") return new Reply(200, bytes).With("ETag", tag);
        var last = Math.Min(range.Last, bytes.Length - 1);
        return new Reply(206, bytes.AsMemory((int)range.From, (int)(last - range.From + 1))).With("ETag", tag)
            .With("Content-Range", string.Create(CultureInfo.InvariantCulture, $"bytes {range.From}-{last}/{bytes.Length}"));
    }

    /// <summary>A tenth of the requests is refused for now, some with a pause asked for; one body in twenty ends in its middle.</summary>
    public Reply AnswerRoughly(Asked asked)
    {
        if (asked.Number % 10 == 4) return asked.Number % 20 == 4 ? new Reply(503).With("Retry-After", "1") : new Reply(503);
        var right = Answer(asked);
        if (asked.Method == "HEAD" || right.Body.Length < 1000 || Interlocked.Increment(ref _bodies) % 20 != 8) return right;
        return right with { CutAfter = right.Body.Length / 2 };
    }
}
