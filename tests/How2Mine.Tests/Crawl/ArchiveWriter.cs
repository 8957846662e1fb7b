using System.Globalization;
using System.IO.Compression;
using System.Text;
using ZstdSharp;

namespace How2Mine.Tests.Crawl;

/// <summary>How an archive is packed; the two with a dictionary differ in whether that is packed itself.</summary>
public enum Packing { Plain, GzipMembers, GzipStream, ZstdFrames, ZstdDictionary, ZstdPackedDictionary }

public enum ArchiveFormat { Warc017, Warc018, Warc10, Warc11, Arc1, Arc2 }

/// <summary>Writes archives for tests as crawlers write them, and says where each record lies.</summary>
static class ArchiveWriter
{
    const uint DictionaryMagic = 0x184D2A5D;

    static readonly byte[] Dictionary = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("WARC-Type: response\r\nContent-Type: application/http\r\nContent-Length: WARC/1.0\r\n", 8)));

    public static WrittenArchive Write(IReadOnlyList<WrittenRecord> records, ArchiveFormat format, Packing packing)
    {
        var decoded = records.Select((r, i) => Record(r, i, format)).ToList();
        if (format >= ArchiveFormat.Arc1) decoded.Insert(0, ArcHead(format));
        return Pack(decoded, packing);
    }

    public static WrittenArchive Pack(IReadOnlyList<byte[]> decoded, Packing packing)
    {
        using var file = new MemoryStream();
        var places = new List<(long Offset, long Length)>();
        if (packing >= Packing.ZstdDictionary) file.Write(DictionaryFrame(packing == Packing.ZstdPackedDictionary ? Zstd(Dictionary, null) : Dictionary));
        foreach (var record in decoded)
        {
            var packed = packing switch
            {
                Packing.GzipMembers => Gzip(record),
                Packing.ZstdFrames => Zstd(record, null),
                Packing.ZstdDictionary or Packing.ZstdPackedDictionary => Zstd(record, Dictionary),
                _ => record,
            };
            places.Add((file.Position, packed.Length));
            file.Write(packed);
        }
        return new WrittenArchive(packing == Packing.GzipStream ? Gzip(file.ToArray()) : file.ToArray(), places);
    }

    public static byte[] Warc(string type, string? uri, ReadOnlySpan<byte> block, string version = "1.0", string? length = null, string id = "urn:1")
    {
        var target = uri is null ? "" : $"WARC-Target-URI: {uri}\r\n";
        var head = $"WARC/{version}\r\nWARC-Type: {type}\r\nWARC-Record-ID: <{id}>\r\n{target}WARC-Date: 2026-10-01T08:00:00Z\r\n"
            + $"Content-Type: application/http; msgtype=response\r\nContent-Length: {length ?? block.Length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n";
        return [.. Encoding.UTF8.GetBytes(head), .. block, .. "\r\n\r\n"u8];
    }

    public static byte[] Gzip(ReadOnlySpan<byte> bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    static byte[] Record(WrittenRecord record, int index, ArchiveFormat format)
    {
        if (format < ArchiveFormat.Arc1)
            return Warc(record.Type, record.Uri, record.Block, format switch { ArchiveFormat.Warc017 => "0.17", ArchiveFormat.Warc018 => "0.18", ArchiveFormat.Warc10 => "1.0", _ => "1.1" }, id: $"urn:{index}");
        var fields = format == ArchiveFormat.Arc1 ? "" : "200 - - 0 test.arc ";
        return [.. Encoding.ASCII.GetBytes($"{record.Uri} 127.0.0.1 20261001080000 text/html {fields}{record.Block.Length}\n"), .. record.Block, .. "\n"u8];
    }

    static byte[] ArcHead(ArchiveFormat format)
    {
        var fields = format == ArchiveFormat.Arc1 ? "" : "200 - - 0 test.arc ";
        const string Block = "1 0 Test\nURL IP-address Archive-date Content-type Archive-length\n";
        return Encoding.ASCII.GetBytes($"filedesc://test.arc 0.0.0.0 20261001080000 text/plain {fields}{Block.Length}\n{Block}\n");
    }

    static byte[] Zstd(byte[] bytes, byte[]? dictionary)
    {
        using var compressor = new Compressor(3);
        if (dictionary is not null) compressor.LoadDictionary(dictionary);
        return compressor.Wrap(bytes).ToArray();
    }

    static byte[] DictionaryFrame(byte[] dictionary) => [.. BitConverter.GetBytes(DictionaryMagic), .. BitConverter.GetBytes((uint)dictionary.Length), .. dictionary];
}
