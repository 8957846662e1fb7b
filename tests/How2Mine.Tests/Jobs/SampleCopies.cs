using System.IO.Compression;
using System.Text;

namespace How2Mine.Tests.Jobs;

/// <summary>The sample crawl several times over, at other addresses: more files, more commits, more time for things to go wrong.</summary>
static class SampleCopies
{
    /// <returns>The folder of the crawl.</returns>
    public static string Make(string folder, int copies)
    {
        Directory.CreateDirectory(folder);
        var files = File.ReadLines(HowToMine.Sample).Select(line => Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, line)).ToList();
        var members = files.Select(file => WarcMembers.Of(file).Select(m => m.Raw).ToList()).ToList();
        for (var copy = 0; copy < copies; copy++)
            for (var i = 0; i < files.Count; i++)
                Write(Path.Combine(folder, $"copy{copy}-{i}.warc.gz"), members[i], $".exampl{copy}");
        return folder;
    }

    /// <summary>The address changes in place and keeps its length, so that the record's lengths stay right.</summary>
    static void Write(string path, List<byte[]> records, string ending)
    {
        using var file = File.Create(path);
        foreach (var record in records)
        {
            using var gzip = new GZipStream(file, CompressionLevel.Fastest, leaveOpen: true);
            gzip.Write(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(record).Replace(".example", ending, StringComparison.Ordinal)));
            gzip.Write("\r\n\r\n"u8);
        }
    }
}
