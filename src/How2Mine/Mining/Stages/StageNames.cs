namespace How2Mine.Mining.Stages;

/// <summary>The names of the stages that ask a model, as they stand in tables, settings and file names.</summary>
public static class StageNames
{
    public const string Extract = "extract", Filter = "filter", Rewrite = "rewrite", Resources = "resources", Confirm = "confirm";

    /// <summary>In the order in which they are asked.</summary>
    public static IReadOnlyList<string> All { get; } = [Extract, Filter, Rewrite, Resources, Confirm];
}
