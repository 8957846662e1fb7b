using System.Globalization;
using System.IO.Hashing;
using How2Mine.Crawl;

namespace How2Mine.Work;

/// <summary>A crawl file as it is now, and why it cannot be read if so.</summary>
public sealed record Described(CrawlFile File, string? Refusal);

/// <summary>Looks at crawl files and opens them.</summary>
public sealed class CrawlStore
{
    readonly FileOptions _hint = FileOptions.SequentialScan;

    const int LookedAtOnce = 8;

    const int SampleBytes = 64 * 1024, InnerSamples = 16;

    /// <summary>Looks at several files at a time.</summary>
    /// <returns>In the order of the sources.</returns>
    public async Task<IReadOnlyList<Described>> DescribeAllAsync(IReadOnlyList<CrawlSource> sources, CancellationToken cancel)
    {
        var all = new Described[sources.Count];
        await Parallel.ForAsync(0, sources.Count, new ParallelOptions { MaxDegreeOfParallelism = LookedAtOnce, CancellationToken = cancel },
            async (i, stop) => all[i] = await DescribeAsync(sources[i], stop));
        return all;
    }

    async Task<Described> DescribeAsync(CrawlSource source, CancellationToken cancel)
    {
        await using var file = new FileStream(source.Address, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, _hint | FileOptions.Asynchronous);
        var (version, head) = await VersionAsync(file, cancel);
        return new(new CrawlFile(new CrawlInput(source.Name, file.Length, version), source.Address), ArchiveMagic.Refusal(head));
    }

    public Stream Open(CrawlSplit split)
    {
        var stream = new FileStream(split.File.Address, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, _hint);
        stream.Position = split.Start;
        return stream;
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
}
