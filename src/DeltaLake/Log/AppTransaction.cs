namespace DeltaLake.Log;

/// <summary>The txn action: how far an application has got with its commits.</summary>
sealed record AppTransaction
{
    public required string AppId { get; init; }

    public required long Version { get; init; }

    public long? LastUpdated { get; init; }
}
