using System.Diagnostics;
using System.Text;
using How2Mine.Crawl;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Tests.Embedded;

/// <summary>Sends bytes through the whole record flow and keeps account of time and memory.</summary>
sealed class RecordRun
{
    static readonly CrawlInput Input = new("fuzz.warc", 1, "1");

    readonly RecordLine _line = new(new MiningSettings());

    public (TimeSpan Time, string Name) Slowest { get; private set; }

    /// <summary>What the greediest item allocated: more than it can have held at any time, whatever else runs in this process.</summary>
    public long MostBytes { get; private set; }

    /// <summary>The fate of an HTML page; of two runs the faster one counts, for a test machine has pauses of its own.</summary>
    public RecordRows Page(string name, string html) => Page(name, Encoding.UTF8.GetBytes(html));

    public RecordRows Page(string name, byte[] html)
    {
        byte[] block = [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"u8, .. html];
        var record = new ArchiveRecord(RecordKind.Response, "<urn:1>", "http://example.org/page", null, HeaderFields.Parse("Content-Type: application/http"u8), block);
        RecordRows? rows = null;
        Timed(name, () => rows = _line.Process(new CrawlRecord(Input, record)));
        return rows!;
    }

    /// <summary>The number of records in an archive, each gone through the flow.</summary>
    public int Archive(string name, byte[] file)
    {
        var count = 0;
        Timed(name, () =>
        {
            using var reader = new ArchiveReader(new MemoryStream(file), new CrawlLimits());
            foreach (var record in reader.Records(TestContext.Current.CancellationToken))
            {
                count++;
                if (record.CarriesPage) _line.Process(new CrawlRecord(Input, record));
            }
        });
        return count;
    }

    void Timed(string name, Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var time = TimeOf(action);
        MostBytes = Math.Max(MostBytes, GC.GetAllocatedBytesForCurrentThread() - before);
        if (time > TimeSpan.FromSeconds(1)) time = new[] { time, TimeOf(action) }.Min();
        if (time > Slowest.Time) Slowest = (time, name);
    }

    static TimeSpan TimeOf(Action action)
    {
        var clock = Stopwatch.StartNew();
        action();
        return clock.Elapsed;
    }
}
