using System.Globalization;

namespace How2Mine.Crawl;

/// <summary>One crawl file as the ledger knows it.</summary>
/// <param name="Name">The name it has in the crawl's list, <c>warc_filename</c> in every table.</param>
/// <param name="Version">Tells this content of the file from another one under the same name.</param>
public sealed record CrawlInput(string Name, long Size, string Version)
{
    public string Id { get; } = ContentId.Of(Name, Version);

    public string RecordId(ArchiveRecord record) =>
        ContentId.Of(Id, record.Offset.ToString(CultureInfo.InvariantCulture), record.Within.ToString(CultureInfo.InvariantCulture));
}

/// <summary>A record with the file that it comes from.</summary>
public sealed record CrawlRecord(CrawlInput Input, ArchiveRecord Record);
