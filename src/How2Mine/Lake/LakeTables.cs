namespace How2Mine.Lake;

/// <summary>The lake's tables by name; <c>balanced</c> has the rows of <c>procedures</c>.</summary>
public static class LakeTables
{
    public const string Inputs = "inputs", Fates = "fates", Pages = "pages", Candidates = "candidates", Signatures = "signatures", Duplicates = "duplicates", Procedures = "procedures", Balanced = "balanced";

    /// <summary>What models said; only where models were asked.</summary>
    public const string Answers = "answers";

    /// <summary>The work taken up; its rows tell how the work was cut, not what came of it.</summary>
    public const string Claims = "claims";

    /// <summary>In the order in which they are filled.</summary>
    public static IReadOnlyList<string> All { get; } = [Fates, Pages, Candidates, Inputs, Signatures, Procedures, Duplicates, Balanced];
}
