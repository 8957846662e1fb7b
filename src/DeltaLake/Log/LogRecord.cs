namespace DeltaLake.Log;

/// <summary>One action: a line of a commit file and a row of a checkpoint. Actions that do not change what a reader sees are left out.</summary>
sealed record LogRecord
{
    public AppTransaction? Txn { get; init; }

    public AddFile? Add { get; init; }

    public RemoveFile? Remove { get; init; }

    public TableMetadata? MetaData { get; init; }

    public TableProtocol? Protocol { get; init; }
}
