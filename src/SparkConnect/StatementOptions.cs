namespace SparkConnect;

public sealed record StatementOptions
{
    public static StatementOptions Default { get; } = new();

    /// <summary>Told every other second, as the server reports it.</summary>
    public IProgress<StatementProgress>? Progress { get; init; }

    /// <summary>Names under which the statement can be interrupted; Spark shows them in its user interface.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    internal void Require()
    {
        foreach (var tag in Tags)
            if (string.IsNullOrEmpty(tag) || tag.Contains(',', StringComparison.Ordinal))
                throw new ArgumentException($"'{tag}' cannot be a tag: one character at least and no comma is wanted");
    }
}
