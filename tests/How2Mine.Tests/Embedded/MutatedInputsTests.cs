using How2Mine.Tests.Crawl;
using How2Mine.Tests.Jobs;

namespace How2Mine.Tests.Embedded;

/// <summary>10,000 damaged archives and pages: no crash, none takes more than 2 s, memory stays below 1 GiB.</summary>
public class MutatedInputsTests
{
    const int ArchivesInBatch = 500, PagesInBatch = 500;

    /// <summary>HOW2MINE_MUTATIONS asks for more batches: 200 are 100,000 archives and as many pages.</summary>
    static readonly int Batches = int.Parse(Environment.GetEnvironmentVariable("HOW2MINE_MUTATIONS") ?? "10", System.Globalization.CultureInfo.InvariantCulture);

    const double Seconds = 2;
    const long Bytes = 1L << 30;

    static readonly Lazy<List<byte[]>> Records = new(() =>
        [.. Directory.GetFiles(Path.GetDirectoryName(HowToMine.Sample)!, "*.warc.gz", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(WarcMembers.Of).Select(m => (byte[])[.. m.Raw, .. "\r\n\r\n"u8])]);

    static readonly Lazy<List<byte[]>> Pages = new(() =>
        [.. Directory.GetFiles(Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, "pages"), "*.html", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)]);

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, Batches)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_archives_are_read_to_their_end(int seed)
    {
        var random = new Random(seed);
        var (mutations, run, written, found) = (new Mutations(random), new RecordRun(), 0, 0);
        for (var i = 0; i < ArchivesInBatch; i++)
        {
            var few = Enumerable.Range(0, random.Next(1, 5)).Select(_ => One(random, Records.Value)).ToList();
            written += few.Count;
            var packing = Enum.GetValues<Packing>()[random.Next(Enum.GetValues<Packing>().Length)];
            // Damage below the packing is found by decoders, damage inside it by the readers behind them.
            var file = random.Next(2) == 0
                ? mutations.Of(ArchiveWriter.Pack(few, packing).File, One(random, Records.Value))
                : ArchiveWriter.Pack([.. few.Select(r => mutations.Of(r, One(random, Records.Value)))], packing).File;
            found += run.Archive($"archive {i} of seed {seed}", file);
        }
        // Cut and unreadable streams take most of the rest along; nothing is read that is not there.
        Assert.InRange(found, written / 4, written * 20);
        IsWithinLimits(run);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Damaged_pages_have_a_fate(int seed)
    {
        var random = new Random(-seed);
        var (mutations, run, kept) = (new Mutations(random), new RecordRun(), 0);
        for (var i = 0; i < PagesInBatch; i++)
        {
            var rows = run.Page($"page {i} of seed {seed}", mutations.Of(One(random, Pages.Value), One(random, Pages.Value)));
            if (rows.Fate!.Outcome == "kept") kept++;
            else Assert.NotNull(rows.Fate!.Reason);
        }
        Assert.True(kept > PagesInBatch / 10, $"{kept} of {PagesInBatch} pages are kept, of undamaged ones most are");
        IsWithinLimits(run);
    }

    static void IsWithinLimits(RecordRun run)
    {
        TestContext.Current.TestOutputHelper?.WriteLine($"slowest: {run.Slowest.Name}, {run.Slowest.Time.TotalMilliseconds:0} ms; at most {run.MostBytes >> 20} MiB allocated");
        Assert.True(run.Slowest.Time.TotalSeconds < Seconds, $"{run.Slowest.Name} took {run.Slowest.Time.TotalSeconds:0.0} s, less than {Seconds} s wanted");
        Assert.InRange(run.MostBytes, 0, Bytes);
    }

    static byte[] One(Random random, List<byte[]> all) => all[random.Next(all.Count)];
}
