namespace HtmlTree;

/// <summary>What a document may cost. Each is counted, never timed, so that every run stops at the same documents.</summary>
/// <param name="MaxElements">Elements made, those that misnested tags repeat included.</param>
/// <param name="MaxDepth">Elements inside one another.</param>
/// <param name="MaxWork">Open elements, formatting elements and attributes looked at or moved beyond what well-formed markup needs.</param>
public readonly record struct HtmlLimits(int MaxElements, int MaxDepth, long MaxWork)
{
    public static readonly HtmlLimits None = new(int.MaxValue, int.MaxValue, long.MaxValue);
}

/// <summary>A limit that a document passes, by its name (<c>elements</c>, <c>depth</c> or <c>work</c>), with the figure at which parsing stopped.</summary>
public readonly record struct HtmlExcess(string Limit, long Found);
