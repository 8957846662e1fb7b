namespace ObjectStore;

/// <summary>Where s3:// addresses lead. Keys are no option: they come from the environment or the profile, as for every AWS tool.</summary>
public sealed record S3Options
{
    /// <summary>Another server than Amazon's, e.g. <c>http://localhost:9000</c> for MinIO.</summary>
    public string? Endpoint { get; init; }

    public string Region { get; init; } = "us-east-1";

    /// <summary>Asks without keys, for public buckets.</summary>
    public bool Anonymous { get; init; }

    /// <summary>The bucket stands in the path instead of the host name, as most other servers than Amazon's want it.</summary>
    public bool PathStyle { get; init; }
}
