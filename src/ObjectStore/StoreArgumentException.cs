namespace ObjectStore;

/// <summary>The caller's mistake: an address that is none, a scheme that is not served, an option out of range, no S3 keys.</summary>
public sealed class StoreArgumentException : ArgumentException
{
    public StoreArgumentException(string message) : base(message) { }

    public StoreArgumentException(string message, Exception inner) : base(message, inner) { }
}
