using System.Text;
using FsCheck;
using FsCheck.Fluent;
using How2Mine.Crawl;

namespace How2Mine.Tests.Crawl;

/// <summary>Random records for properties, and the way to read an archive in a test.</summary>
public static class Archives
{
    static readonly string[] Types = ["response", "resource", "conversion", "request", "metadata", "revisit", "warcinfo", "continuation"];

    /// <summary>What a reader might take for a border of its own.</summary>
    static readonly string[] Snares = ["\r\n\r\n", "\n", "\0\0", "WARC/1.0", "\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n", "Content-Length: 5\r\n\r\n", "http://a.b/ 1.2.3.4 20260101000000 text/html 5\n", "filedesc:", "\u001f\u008b\b\0", "(\u00b5/\u00fd"];

    public static Arbitrary<WrittenRecord> Record()
    {
        var noise = Gen.Choose(0, 255).Select(b => (byte)b).ArrayOf();
        var snare = Gen.Elements(Snares).Select(Encoding.Latin1.GetBytes);
        var large = Gen.Choose(1, 600_000).Select(length => Large(length));
        var part = Gen.Frequency((6, noise), (4, snare), (1, large));
        var block = part.ArrayOf().Select(parts => parts.SelectMany(p => p).ToArray());
        var address = Gen.Choose(0, 99_999).Select(n => $"http://example.org/{n}/%C3%BC?q=a");
        return Gen.Elements(Types).SelectMany(type => address.SelectMany(uri => block.Select(bytes => new WrittenRecord(type, uri, bytes)))).ToArbitrary();
    }

    internal static List<ArchiveRecord> Read(byte[] file, out IReadOnlyList<ArchiveDamage> damage, int? oddSeed = null)
    {
        using Stream stream = oddSeed is { } seed ? new OddStream(file, seed) : new MemoryStream(file);
        using var reader = new ArchiveReader(stream, new CrawlLimits { KeepAllBlocks = true });
        var records = reader.Records(TestContext.Current.CancellationToken).ToList();
        damage = reader.Damage;
        return records;
    }

    static byte[] Large(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes.AsSpan(0, length / 2));
        return bytes;
    }
}
