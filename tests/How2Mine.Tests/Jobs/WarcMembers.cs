using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace How2Mine.Tests.Jobs;

/// <summary>A tiny WARC reader of its own making, to count with: tries every place where a gzip member may start.</summary>
static class WarcMembers
{
    /// <param name="Raw">Header and block, unpacked.</param>
    internal sealed record Member(long Offset, string Type, byte[] Raw);

    /// <summary>The records that can be unpacked whole.</summary>
    public static IEnumerable<Member> Of(string path)
    {
        var bytes = File.ReadAllBytes(path);
        for (var at = 0; at < bytes.Length - 18; at++)
            if (bytes[at] == 0x1F && bytes[at + 1] == 0x8B && bytes[at + 2] == 8 && Record(bytes, at) is { } member)
                yield return member;
    }

    public static bool CarriesPage(Member member) => member.Type is "response" or "resource" or "conversion";

    static Member? Record(byte[] bytes, int at)
    {
        using var plain = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(bytes, at, bytes.Length - at), CompressionMode.Decompress);
            var header = "";
            var buffer = new byte[4096];
            while (!header.Contains("\r\n\r\n", StringComparison.Ordinal))
            {
                var got = gzip.Read(buffer);
                plain.Write(buffer, 0, got);
                header = Encoding.Latin1.GetString(plain.ToArray());
                if (got == 0 || !header.StartsWith("WARC/1", StringComparison.Ordinal)) return null;
            }

            var total = header.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4 + int.Parse(Field(header, "Content-Length"), CultureInfo.InvariantCulture);
            while (plain.Length < total)
            {
                var got = gzip.Read(buffer);
                if (got == 0) return null;
                plain.Write(buffer, 0, got);
            }

            return new Member(at, Field(header, "WARC-Type"), plain.ToArray()[..total]);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    static string Field(string header, string name) => header.Split("\r\n").First(l => l.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))[(name.Length + 1)..].Trim();
}
