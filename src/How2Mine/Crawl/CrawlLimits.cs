namespace How2Mine.Crawl;

/// <summary>What untrusted bytes may cost before they are cut off. Every limit is counted, never timed, so that each run drops the same records.</summary>
public sealed record CrawlLimits
{
    /// <summary>Bytes of one record's header block; real ones stay below 8 KiB.</summary>
    public int MaxHeaderBytes { get; init; } = 64 * 1024;

    /// <summary>Bytes of one record's block kept in memory; Common Crawl cuts at 5 MiB since 2025, at 1 MiB before.</summary>
    public int MaxBlockBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Bytes of a body after its codings are undone; stops decompression bombs.</summary>
    public int MaxBodyBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Content codings undone in a row.</summary>
    public int MaxCodings { get; init; } = 4;

    /// <summary>Keep the blocks of requests, metadata and the like too; mining has no use for them.</summary>
    public bool KeepAllBlocks { get; init; }

    /// <summary>Damages described one by one for a file; further ones are counted.</summary>
    public int MaxDamageDetails { get; init; } = 100;
}
