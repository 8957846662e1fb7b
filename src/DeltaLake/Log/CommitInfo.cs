namespace DeltaLake.Log;

/// <summary>What a commit says of itself in the table's history.</summary>
sealed record CommitInfo
{
    public required long Timestamp { get; init; }

    public required string Operation { get; init; }

    public IReadOnlyDictionary<string, string> OperationParameters { get; init; } = new Dictionary<string, string>();

    public long? ReadVersion { get; init; }

    public required bool IsBlindAppend { get; init; }

    public required string EngineInfo { get; init; }

    public string? UserMetadata { get; init; }
}
