namespace How2Mine.Serving.Journal;

/// <summary>A journal cannot be written or read any more: the disk is full, a file went away or changed. What was written before is safe.</summary>
public sealed class JournalException(string message, Exception? inner = null) : Exception(message, inner);
