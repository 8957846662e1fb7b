using System.IO.Compression;
using System.Text;
using How2Mine.Tests.Jobs;

namespace How2Mine.Tests.Work;

/// <summary>A crawl file as large as is asked for: real records repeated at other addresses, some rubbish and broken members between them.</summary>
static class LargeCrawl
{
    /// <summary>More than a hundred megabytes.</summary>
    public const long Bytes = 104L << 20;

    static ReadOnlySpan<byte> Uri => "WARC-Target-URI: http"u8;

    /// <param name="crawl">Folder of crawl files to take records from, beside those of the sample.</param>
    /// <returns>How many whole records with a page it has.</returns>
    public static int Write(string path, string crawl, long bytes = Bytes)
    {
        var sources = Directory.GetFiles(crawl, "*.warc.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(1)
            .Concat(File.ReadLines(HowToMine.Sample).Select(line => Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, line)));
        var members = sources.SelectMany(WarcMembers.Of).ToList();
        using var file = File.Create(path);
        var pages = 0;
        for (var (copy, damaged) = (0, 0L); file.Length < bytes; copy++)
            foreach (var member in members)
            {
                var packed = Packed(member.Raw, copy);
                file.Write(packed);
                if (WarcMembers.CarriesPage(member)) pages++;
                if (file.Length - damaged < 3 << 20) continue;
                damaged = file.Length;
                if (copy % 2 == 0) file.Write(new byte[200].Select((_, i) => (byte)(i | 0x80)).ToArray());
                else file.Write(packed, 0, packed.Length / 2);
            }
        return pages;
    }

    /// <summary>Pages are packed in the first copy, so that packing is met too, and stored in the others, which is quick.</summary>
    static byte[] Packed(byte[] record, int copy)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, copy == 0 ? CompressionLevel.Fastest : CompressionLevel.NoCompression))
        {
            var at = record.AsSpan().IndexOf(Uri);
            var behind = at < 0 ? 0 : at + Uri.Length;
            // The header's own length is nowhere said, so that the address may grow.
            gzip.Write(record.AsSpan(0, behind));
            if (at >= 0) gzip.Write(Encoding.ASCII.GetBytes(record[behind] == 's' ? $"s://copy{copy}." : $"://copy{copy}."));
            gzip.Write(record.AsSpan(at < 0 ? 0 : behind + (record[behind] == 's' ? 4 : 3)));
            gzip.Write("\r\n\r\n"u8);
        }
        return packed.ToArray();
    }
}
