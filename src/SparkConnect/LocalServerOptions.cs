namespace SparkConnect;

public sealed record LocalServerOptions
{
    public string Master { get; init; } = "local[*]";

    /// <summary>Spark's settings, e.g. <c>spark.driver.memory</c>.</summary>
    public IReadOnlyDictionary<string, string> Conf { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets what the server writes, from WARN on; made anew.</summary>
    public required string LogFile { get; init; }

    /// <summary>Where the server runs and leaves its warehouse and artifacts; without one in a temporary folder that goes with it.</summary>
    public string? WorkingFolder { get; init; }

    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long the server may take to end in order before it is killed.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
