namespace DeltaLake;

/// <summary>Another writer committed something that this transaction may not overlook. Read again, decide again, commit again.</summary>
public sealed class ConcurrentChangeException(string message) : DeltaException(message);
