using HtmlTree;

namespace How2Mine.Text;

/// <summary>What a page may cost to parse and walk. Each is counted, never timed, so that every run drops the same pages.</summary>
public sealed record TextLimits
{
    /// <summary>Characters of HTML; Common Crawl cuts a response at 5 MiB.</summary>
    public int MaxCharacters { get; init; } = 3_000_000;

    /// <summary>Elements; the largest of 2,378 real pages had 21,000.</summary>
    public int MaxElements { get; init; } = 60_000;

    /// <summary>Nesting of elements; browsers stop at 512, real pages stay below 100.</summary>
    public int MaxDepth { get; init; } = 250;

    /// <summary>Open elements looked at or moved to put misnested tags right; the dearest of 2,378 real pages needs fewer than 100,000.</summary>
    public long MaxWork { get; init; } = 1_000_000;

    internal HtmlLimits OfHtml => new(MaxElements, MaxDepth, MaxWork);

    /// <summary>A limit by the name that fates give it.</summary>
    internal long Of(string limit) => limit switch
    {
        "characters" => MaxCharacters,
        "elements" => MaxElements,
        "depth" => MaxDepth,
        _ => MaxWork,
    };
}
