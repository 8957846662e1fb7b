namespace SparkConnect.Artifacts;

/// <summary>Bytes to upload under a name. Read anew for each try.</summary>
sealed record Artifact(string Name, long Length, Func<Stream> Open);
