using How2Mine.Crawl;

namespace How2Mine.Work;

/// <summary>A crawl file as somebody named it.</summary>
/// <param name="Name">The name in the crawl's list, <c>warc_filename</c> in every table.</param>
/// <param name="Address">Where it is read from: a path, https:// or s3://.</param>
public sealed record CrawlSource(string Name, string Address);

/// <summary>A crawl file that was looked at: which content it has, and where it is read from.</summary>
public sealed record CrawlFile(CrawlInput Input, string Address);

/// <summary>A range of a crawl file, from border to border; records belong to the split in which their member starts.</summary>
/// <param name="End">Where the next split begins; <see cref="long.MaxValue"/> for the last one.</param>
public sealed record CrawlSplit(CrawlFile File, long Start, long End);

/// <summary>Crawl files whose rows are committed together: the unit of retry and of commit.</summary>
public sealed record Partition(string Id, IReadOnlyList<CrawlFile> Files)
{
    public static Partition Of(CrawlFile file) => new(file.Input.Id, [file]);

    public static Partition Of(IReadOnlyList<CrawlFile> files) => files.Count == 1 ? Of(files[0]) : new(ContentId.Of([.. files.Select(f => f.Input.Id)]), files);

    /// <summary>The application id of the partition's Delta transactions, version 1.</summary>
    public string AppId(string settingsHash) => $"how2mine/{Id}/{settingsHash}";
}
