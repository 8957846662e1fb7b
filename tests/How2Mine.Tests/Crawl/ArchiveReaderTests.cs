using FsCheck.Xunit;
using How2Mine.Crawl;

namespace How2Mine.Tests.Crawl;

public class ArchiveReaderTests
{
    [Property(Arbitrary = [typeof(Archives)], MaxTest = 150)]
    public void Reads_back_what_was_written_in_any_format_and_packing(WrittenRecord[] written, ArchiveFormat format, Packing packing, bool isOdd, int seed)
    {
        var archive = ArchiveWriter.Write(written, format, packing);
        var read = Archives.Read(archive.File, out var damage, isOdd ? seed : null);
        if (format >= ArchiveFormat.Arc1)
        {
            Assert.Equal(RecordKind.WarcInfo, read[0].Kind);
            read.RemoveAt(0);
            Assert.All(read, r => Assert.Equal(RecordKind.Response, r.Kind));
        }
        else
        {
            Assert.Equal(written.Select(w => w.Type), read.Select(r => r.Kind.ToString().ToLowerInvariant()));
            Assert.Equal(Enumerable.Range(0, written.Length).Select(i => $"<urn:{i}>"), read.Select(r => r.RecordId));
        }
        Assert.Equal(written.Select(w => w.Uri), read.Select(r => r.TargetUri));
        Assert.Equal(written.Select(w => Convert.ToHexString(w.Block)), read.Select(r => Convert.ToHexString(r.Block.Span)));
        Assert.All(read, r => Assert.Null(r.Truncated));
        if (read.Count > 0) Assert.Empty(damage);
    }

    [Property(Arbitrary = [typeof(Archives)], MaxTest = 100)]
    public void Says_where_each_record_lies(WrittenRecord[] written, ArchiveFormat format, Packing packing, bool isOdd, int seed)
    {
        var archive = ArchiveWriter.Write(written, format, packing);
        var read = Archives.Read(archive.File, out _, isOdd ? seed : null);
        Assert.Equal(archive.Places.Select(p => p.Offset), read.Select(r => r.Offset));
        if (packing is Packing.Plain || (packing is Packing.GzipStream && read.Count > 1))
        {
            // The line ends behind a block belong to no record.
            var behind = format >= ArchiveFormat.Arc1 ? 1 : 4;
            Assert.Equal(archive.Places.Select(p => p.Length - behind), read.Select(r => r.Length));
            return;
        }
        if (packing is not Packing.GzipStream) Assert.Equal(archive.Places.Select(p => p.Length), read.Select(r => r.Length));
        Assert.All(read, r => Assert.Equal(0, r.Within));
        if (read.Count > 0) Assert.Equal(archive.File.Length, read[0].Offset + read.Sum(r => r.Length));
    }

    [Property(Arbitrary = [typeof(Archives)], MaxTest = 60)]
    public void Gives_every_record_an_id_of_its_own(WrittenRecord[] written, ArchiveFormat format, Packing packing)
    {
        var input = new CrawlInput("test.warc", 1, "1");
        var read = Archives.Read(ArchiveWriter.Write(written, format, packing).File, out _);
        Assert.Distinct(read.Select(input.RecordId));
    }

    [Property(Arbitrary = [typeof(Archives)], MaxTest = 60)]
    public void Record_ids_do_not_depend_on_how_the_bytes_arrive(WrittenRecord[] written, ArchiveFormat format, Packing packing, int seed)
    {
        var input = new CrawlInput("test.warc", 1, "1");
        var file = ArchiveWriter.Write(written, format, packing).File;
        Assert.Equal(Archives.Read(file, out _).Select(input.RecordId), Archives.Read(file, out _, seed).Select(input.RecordId));
    }

    [Fact]
    public void Several_records_in_one_member_have_ids_of_their_own()
    {
        byte[] two = [.. ArchiveWriter.Warc("response", "http://a.b/1", "one"u8), .. ArchiveWriter.Warc("response", "http://a.b/2", "two"u8)];
        var read = Archives.Read([.. ArchiveWriter.Gzip(two), .. ArchiveWriter.Gzip(two)], out var damage);
        Assert.Equal(4, read.Count);
        Assert.Distinct(read.Select(new CrawlInput("test.warc", 1, "1").RecordId));
        Assert.Empty(damage);
    }

    [Fact]
    public void Says_that_a_file_without_records_holds_none()
    {
        Archives.Read("%PDF-1.7 is no archive\n"u8.ToArray(), out var damage);
        Assert.Equal("rubbish", Assert.Single(damage).Code);
        Archives.Read([], out damage);
        Assert.Equal("no_record", Assert.Single(damage).Code);
    }

    [Theory]
    [InlineData("\n\n")]
    [InlineData("\r\n\r\n")]
    [InlineData("\n\r\n")]
    public void Reads_headers_with_any_kind_of_line_end(string end)
    {
        var file = System.Text.Encoding.ASCII.GetBytes($"WARC/1.0\nWARC-Type: resource\nWARC-Target-URI: http://a.b/\nContent-Length: 3{end}abc\n\n");
        Assert.Equal("abc"u8.ToArray(), Assert.Single(Archives.Read(file, out var damage)).Block.ToArray());
        Assert.Empty(damage);
    }
}
