namespace How2Mine.Settings;

/// <summary>How crawl files are fetched from the web or from S3. Shapes no row; keys are never here but in the environment, as for every AWS tool.</summary>
public sealed record SourceSettings
{
    /// <summary>Requests that may start each second, for the whole run, however many workers share it.</summary>
    public double RequestsPerSecond { get; init; } = 4;

    /// <summary>Requests under way at once, for the whole run.</summary>
    public int MaxConcurrent { get; init; } = 16;

    /// <summary>Tries of one request before the run ends with what was wrong; the same command goes on later.</summary>
    public int Tries { get; init; } = 8;

    /// <summary>Seconds that a server may stay silent.</summary>
    public int TimeoutSeconds { get; init; } = 30;

    public string UserAgent { get; init; } = "how2mine";

    public S3Settings S3 { get; init; } = new();
}

/// <summary>Where S3 is: Amazon's by default.</summary>
public sealed record S3Settings
{
    /// <summary>Address of another server that speaks S3.</summary>
    public string? Endpoint { get; init; }

    public string Region { get; init; } = "us-east-1";

    /// <summary>Requests are not signed, for public buckets.</summary>
    public bool Anonymous { get; init; }

    /// <summary>The bucket stands in the path, not in the host's name.</summary>
    public bool PathStyle { get; init; }
}
