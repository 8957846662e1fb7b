namespace DeltaLake;

public enum CommitOutcome
{
    /// <summary>The transaction is in the log.</summary>
    Committed,

    /// <summary>The log already held the application's transaction with this version or a later one; nothing was written.</summary>
    AlreadyDone,
}

/// <param name="Version">The version committed, or the newest one where it was already done.</param>
/// <param name="CheckpointError">Why the checkpoint that was due could not be written; the commit stands, a later one tries again.</param>
public sealed record CommitResult(CommitOutcome Outcome, long Version, Exception? CheckpointError = null);
