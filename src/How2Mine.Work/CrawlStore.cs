using System.Globalization;
using System.IO.Hashing;
using System.Net;
using How2Mine.Crawl;
using How2Mine.Settings;
using ObjectStore;

namespace How2Mine.Work;

/// <summary>A crawl file as it is now, and why it cannot be read if so.</summary>
public sealed record Described(CrawlFile File, string? Refusal);

/// <summary>Looks at crawl files and opens them, on this machine, on the web or in S3. One for the process: all its requests share one polite limit.</summary>
/// <param name="isWorker">It shares the limit of requests with a driver that has just asked.</param>
public sealed class CrawlStore(SourceSettings settings, bool isWorker = false) : IDisposable
{
    const int LookedAtOnce = 8;

    const int SampleBytes = 64 * 1024, InnerSamples = 16;

    /// <summary>Bytes looked through at a time for a border.</summary>
    const int BorderBytes = 1 << 20;

    readonly ObjectReader _objects = new(OptionsOf(settings, isWorker));

    internal ObjectReader Objects => _objects;

    public void Dispose() => _objects.Dispose();

    public static bool IsRemote(string address) => address.Contains("://", StringComparison.Ordinal) && !address.StartsWith("file:", StringComparison.OrdinalIgnoreCase);

    /// <summary>Looks at several files at a time.</summary>
    /// <returns>In the order of the sources.</returns>
    public async Task<IReadOnlyList<Described>> DescribeAllAsync(IReadOnlyList<CrawlSource> sources, CancellationToken cancel)
    {
        var all = new Described[sources.Count];
        await Parallel.ForAsync(0, sources.Count, new ParallelOptions { MaxDegreeOfParallelism = LookedAtOnce, CancellationToken = cancel },
            async (i, stop) => all[i] = IsRemote(sources[i].Address) ? await RemoteAsync(sources[i], stop) : await LocalAsync(sources[i], stop));
        return all;
    }

    /// <summary>The file's bytes from the split's start on. Broken downloads go on at the byte.</summary>
    public Stream Open(CrawlSplit split, CancellationToken cancel)
    {
        var (input, address) = split.File;
        if (IsRemote(address)) return _objects.OpenRead(new ObjectInfo(address, input.Size, input.Version), split.Start, ct: cancel);
        var stream = new FileStream(address, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.SequentialScan);
        stream.Position = split.Start;
        return stream;
    }

    /// <summary>Cuts a file into splits of about a size, at borders between records; a file that does not begin with one, or shows none for a split's length, stays whole from there on.</summary>
    public async Task<IReadOnlyList<CrawlSplit>> SplitAsync(CrawlFile file, long splitBytes, CancellationToken cancel)
    {
        var starts = new List<long> { 0 };
        // Only behind such a start is a border more than bytes of some page that look like one.
        var isCut = file.Input.Size > splitBytes && await BeginsAtBorderAsync(file, cancel);
        for (var target = splitBytes; isCut && target + splitBytes / 2 < file.Input.Size; target += splitBytes)
        {
            if (await BorderAsync(file, target, Math.Min(target + splitBytes, file.Input.Size), cancel) is not { } border) break;
            if (border > starts[^1]) starts.Add(border);
        }
        return [.. starts.Select((start, i) => new CrawlSplit(file, start, i + 1 < starts.Count ? starts[i + 1] : long.MaxValue))];
    }

    async Task<bool> BeginsAtBorderAsync(CrawlFile file, CancellationToken cancel) =>
        SplitBorder.Find(await RangeAsync(file, 0, (int)Math.Min(ArchiveMagic.HeadBytes, file.Input.Size), cancel)) == 0;

    async Task<long?> BorderAsync(CrawlFile file, long from, long to, CancellationToken cancel)
    {
        // Pieces overlap, so that a border whose first bytes end a piece is seen whole in the next one.
        for (var at = from; at < to; at += BorderBytes / 2)
        {
            var bytes = await RangeAsync(file, at, (int)Math.Min(BorderBytes, file.Input.Size - at), cancel);
            if (SplitBorder.Find(bytes) is >= 0 and var found) return at + found;
        }
        return null;
    }

    async Task<byte[]> RangeAsync(CrawlFile file, long start, int length, CancellationToken cancel)
    {
        if (IsRemote(file.Address)) return await _objects.ReadRangeAsync(new ObjectInfo(file.Address, file.Input.Size, file.Input.Version), start, length, cancel);
        await using var stream = new FileStream(file.Address, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        stream.Position = start;
        var bytes = new byte[length];
        await stream.ReadExactlyAsync(bytes, cancel);
        return bytes;
    }

    async Task<Described> RemoteAsync(CrawlSource source, CancellationToken cancel)
    {
        try
        {
            var found = await _objects.DescribeAsync(source.Address, cancel);
            var file = new CrawlFile(new CrawlInput(source.Name, found.Length, found.Version), source.Address);
            return new(file, ArchiveMagic.Refusal(await RangeAsync(file, 0, (int)Math.Min(ArchiveMagic.HeadBytes, found.Length), cancel)));
        }
        catch (ObjectStoreException e) when (e.Status is { } status and not HttpStatusCode.Unauthorized)
        {
            return new(new CrawlFile(new CrawlInput(source.Name, 0, ((int)status).ToString(CultureInfo.InvariantCulture)), source.Address), e.Message);
        }
    }

    static async Task<Described> LocalAsync(CrawlSource source, CancellationToken cancel)
    {
        // A pipe has no length either, and opening one would wait for whoever fills it.
        if (new FileInfo(source.Address).Length == 0) return new(new CrawlFile(new CrawlInput(source.Name, 0, "0"), source.Address), ArchiveMagic.Refusal([]));
        await using var file = new FileStream(source.Address, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        var (version, head) = await VersionAsync(file, cancel);
        return new(new CrawlFile(new CrawlInput(source.Name, file.Length, version), source.Address), ArchiveMagic.Refusal(head));
    }

    /// <summary>The version is the size and a hash of samples, so that a copy on another machine is the same input and a touched file is not a new one.</summary>
    static async Task<(string Version, byte[] Head)> VersionAsync(FileStream file, CancellationToken cancel)
    {
        var hash = new XxHash64();
        var (sample, head) = (new byte[SampleBytes], Array.Empty<byte>());
        for (var i = 0; i <= InnerSamples; i++)
        {
            file.Position = Math.Max(0, file.Length - SampleBytes) / InnerSamples * i;
            if (i == InnerSamples) file.Position = Math.Max(0, file.Length - SampleBytes);
            var read = await file.ReadAtLeastAsync(sample, SampleBytes, throwOnEndOfStream: false, cancel);
            if (i == 0) head = sample[..Math.Min(read, ArchiveMagic.HeadBytes)];
            hash.Append(sample.AsSpan(0, read));
        }
        return (string.Create(CultureInfo.InvariantCulture, $"{file.Length}-{hash.GetCurrentHashAsUInt64():x16}"), head);
    }

    static StoreOptions OptionsOf(SourceSettings settings, bool isWorker) => new()
    {
        StartsInTurn = isWorker,
        RequestsPerSecond = settings.RequestsPerSecond,
        SlowestRequestsPerSecond = Math.Min(settings.RequestsPerSecond, StoreOptions.Default.SlowestRequestsPerSecond),
        MaxConcurrent = settings.MaxConcurrent,
        Tries = settings.Tries,
        Timeout = TimeSpan.FromSeconds(settings.TimeoutSeconds),
        UserAgent = settings.UserAgent,
        S3 = new S3Options { Endpoint = settings.S3.Endpoint, Region = settings.S3.Region, Anonymous = settings.S3.Anonymous, PathStyle = settings.S3.PathStyle },
    };
}
