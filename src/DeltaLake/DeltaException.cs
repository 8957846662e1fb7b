namespace DeltaLake;

/// <summary>The table itself is at fault: a damaged log, an unsupported feature, a change that another writer made first.</summary>
public class DeltaException : Exception
{
    public DeltaException(string message) : base(message) { }

    public DeltaException(string message, Exception inner) : base(message, inner) { }
}
