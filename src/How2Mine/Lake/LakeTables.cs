namespace How2Mine.Lake;

/// <summary>The lake's tables by name; <c>balanced</c> has the rows of <c>procedures</c>.</summary>
public static class LakeTables
{
    public const string Inputs = "inputs", Fates = "fates", Pages = "pages", Candidates = "candidates", Signatures = "signatures", Duplicates = "duplicates", Procedures = "procedures", Balanced = "balanced";

    /// <summary>What models said; only where models were asked.</summary>
    public const string Answers = "answers";

    /// <summary>The work taken up; its rows tell how the work was cut, not what came of it.</summary>
    public const string Claims = "claims";

    /// <summary>The column that tells a table's rows apart.</summary>
    public static IReadOnlyDictionary<string, string> Keys { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Inputs] = "input_id",
        [Fates] = "record_id",
        [Pages] = "record_id",
        [Candidates] = "candidate_id",
        [Signatures] = "candidate_id",
        [Procedures] = "procedure_id",
        [Duplicates] = "dropped_id",
        [Balanced] = "procedure_id",
        [Answers] = "key",
        [Claims] = "input_id",
    };

    /// <summary>In the order in which they are filled.</summary>
    public static IReadOnlyList<string> All { get; } = [Fates, Pages, Candidates, Inputs, Signatures, Procedures, Duplicates, Balanced];
}
