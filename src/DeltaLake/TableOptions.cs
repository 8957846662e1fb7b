namespace DeltaLake;

public sealed record TableOptions
{
    public static TableOptions Default { get; } = new();

    /// <summary>Table properties of a table that is created, e.g. <c>delta.appendOnly</c>.</summary>
    public IReadOnlyDictionary<string, string?> Properties { get; init; } = new Dictionary<string, string?>();

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Stamps commits and files.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Who writes, as the table's history shows it.</summary>
    public string EngineInfo { get; init; } = $"DeltaLake.NET/{typeof(TableOptions).Assembly.GetName().Version?.ToString(3)}";

    /// <summary>Makes the waits between two attempts to commit repeatable.</summary>
    public int? JitterSeed { get; init; }
}
