using FsCheck.Xunit;
using How2Mine.Tests.Crawl;

namespace How2Mine.Tests.Work;

/// <summary>A file's splits together are the file.</summary>
public sealed class SplitTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_splits_of_a_large_damaged_file_give_its_records_each_once_and_in_order()
    {
        var written = LargeCrawl.Write(_folder["large.warc.gz"], SharedData.Path("crawl"));
        using var file = new SplitFile(_folder["large.warc.gz"]);
        Assert.InRange(file.Crawl.Input.Size, 100 << 20, 200 << 20);
        var whole = file.Whole();
        var split = await file.InSplitsAsync(8 << 20);
        Assert.InRange(split.Splits, (file.Crawl.Input.Size >> 23) - 1, (file.Crawl.Input.Size >> 23) + 1);
        Assert.Equal(whole.Records, split.Records);
        Assert.Equal(whole.Counts, split.Counts);
        Assert.Equal(whole.Ledger.Damage, split.Ledger.Damage);
        Assert.Equal(written, whole.Records.Count(r => r.Truncated != "damage"));
        Assert.Distinct(whole.Records.Select(r => r.Offset));
        Assert.Contains(whole.Ledger.Damage, d => d.StartsWith("rubbish", StringComparison.Ordinal));
        Assert.Contains(whole.Ledger.Damage, d => d.StartsWith("bad_gzip", StringComparison.Ordinal));
    }

    [Property(Arbitrary = [typeof(Archives)], MaxTest = 100)]
    public async Task The_splits_of_any_file_add_up_to_it(WrittenRecord[] written, ArchiveFormat format, Packing packing, byte parts, ushort hole)
    {
        var bytes = ArchiveWriter.Write(written, format, packing).File;
        if (bytes.Length == 0) return;
        // A byte in every second file is wrong.
        if (hole % 2 == 0 && packing == Packing.GzipMembers) bytes[hole % bytes.Length] ^= 0x55;
        using var file = SplitFile.Of(bytes, _folder["any"]);
        var split = await file.InSplitsAsync(1 + bytes.Length / (1 + parts % 20));
        var whole = file.Whole();
        Assert.Equal(whole.Records, split.Records);
        Assert.Equal(whole.Counts, split.Counts);
        Assert.Equal(whole.Ledger.Damage, split.Ledger.Damage);
        if (packing != Packing.GzipMembers || format >= ArchiveFormat.Arc1) Assert.Equal(1, split.Splits);
    }

    [Fact]
    public async Task A_file_of_many_members_is_cut_about_where_it_was_asked()
    {
        var archive = ArchiveWriter.Pack([.. Enumerable.Range(0, 40).Select(Record)], Packing.GzipMembers);
        using var file = SplitFile.Of(archive.File, _folder["many"]);
        var splits = await file.SplitsAsync(archive.File.Length / 8);
        Assert.Equal(8, splits.Count);
        Assert.All(splits, s => Assert.Contains(s.Start, archive.Places.Select(p => p.Offset)));
        Assert.Equal(splits.Skip(1).Select(s => s.Start).Append(long.MaxValue), splits.Select(s => s.End));
        Assert.Equal(40, (await file.InSplitsAsync(archive.File.Length / 8)).Records.Count);
    }

    [Theory]
    [InlineData(Packing.Plain)]
    [InlineData(Packing.ZstdFrames)]
    [InlineData(Packing.GzipStream)]
    public async Task A_crawl_file_inside_a_page_makes_no_border_in_a_file_of_another_packing(Packing packing)
    {
        var archive = ArchiveWriter.Pack([Record(0), Nest(), Record(1)], packing);
        using var file = SplitFile.Of(archive.File, _folder["nest"]);
        Assert.Single(await file.SplitsAsync(archive.File.Length / 4));
    }

    [Fact]
    public async Task A_crawl_file_inside_a_page_makes_no_border_in_an_ARC_file()
    {
        var written = Enumerable.Range(0, 3).Select(i => new WrittenRecord("response", $"http://a.b/{i}", Nest())).ToList();
        using var file = SplitFile.Of(Stored([.. written.Select(w => ArchiveWriter.Write([w], ArchiveFormat.Arc1, Packing.Plain).File)]), _folder["nest"]);
        Assert.Single(await file.SplitsAsync(file.Crawl.Input.Size / 4));
    }

    [Fact]
    public async Task A_crawl_file_stored_unpacked_inside_a_page_is_never_read_twice_in_silence()
    {
        using var file = SplitFile.Of(Stored([Record(0), Nest(), Record(1)]), _folder["stored.warc.gz"]);
        Assert.Equal(3, file.Whole().Records.Count);
        var error = await Assert.ThrowsAsync<IOException>(() => file.InSplitsAsync(file.Crawl.Input.Size / 4));
        Assert.Contains("'test.warc.gz' cannot be cut at byte ", error.Message);
        Assert.Contains("--engine embedded", error.Message);
    }

    [Fact]
    public async Task Borders_that_are_real_are_not_doubted_for_damage_before_them()
    {
        var archive = ArchiveWriter.Pack([.. Enumerable.Range(0, 12).Select(Record)], Packing.GzipMembers);
        foreach (var (offset, length) in archive.Places.Skip(1))
        {
            byte[] cut = [.. archive.File[..(int)(offset + length / 2)], .. archive.File[(int)(offset + length)..]];
            using var file = SplitFile.Of(cut, _folder["cut"]);
            var (whole, split) = (file.Whole(), await file.InSplitsAsync(cut.Length / 6));
            Assert.Equal(whole.Records, split.Records);
            Assert.Equal(whole.Ledger.Damage, split.Ledger.Damage);
            Assert.Equal(12, whole.Records.Count);
            Assert.Equal(11, whole.Records.Count(r => r.Truncated is null));
        }
    }

    /// <summary>A page of noise, so that packing does not shrink it.</summary>
    static byte[] Record(int n)
    {
        var noise = new byte[20_000];
        new Random(n).NextBytes(noise);
        return ArchiveWriter.Warc("response", $"http://example.org/{n}", noise);
    }

    /// <summary>A page that is a crawl file itself.</summary>
    static byte[] Nest() => ArchiveWriter.Warc("response", "http://example.org/nest", ArchiveWriter.Pack([.. Enumerable.Range(100, 10).Select(Record)], Packing.GzipMembers).File);

    /// <summary>One gzip member a record, as a packer writes it that finds nothing to gain.</summary>
    static byte[] Stored(IEnumerable<byte[]> records)
    {
        using var file = new MemoryStream();
        foreach (var record in records)
        {
            using var gzip = new System.IO.Compression.GZipStream(file, System.IO.Compression.CompressionLevel.NoCompression, leaveOpen: true);
            gzip.Write(record);
        }
        return file.ToArray();
    }
}
