namespace How2Mine.Text;

/// <summary>What a page may cost to parse and walk. Each is counted, never timed, so that every run drops the same pages.</summary>
/// <remarks>Depth comes first: a tree builder's time grows with the square of it, 6.5 s for 50,000 nested elements.</remarks>
public sealed record TextLimits
{
    /// <summary>Characters of HTML; Common Crawl cuts a response at 5 MiB.</summary>
    public int MaxCharacters { get; init; } = 3_000_000;

    /// <summary>Elements; the largest of 2,378 real pages had 21,000.</summary>
    public int MaxElements { get; init; } = 60_000;

    /// <summary>Nesting of elements; browsers stop at 512, real pages stay below 100.</summary>
    public int MaxDepth { get; init; } = 250;

    /// <summary>End tags that close nothing: each walks the open elements.</summary>
    public int MaxStrayEndTags { get; init; } = 20_000;

    /// <summary>Unclosed formatting elements times the blocks that repeat them.</summary>
    public int MaxFormattingWork { get; init; } = 300_000;

    /// <summary>A limit by the name that fates give it.</summary>
    internal int Of(string limit) => limit switch
    {
        "characters" => MaxCharacters,
        "elements" => MaxElements,
        "depth" => MaxDepth,
        "stray_end_tags" => MaxStrayEndTags,
        _ => MaxFormattingWork,
    };
}
