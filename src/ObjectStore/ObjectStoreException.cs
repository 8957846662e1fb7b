using System.Net;

namespace ObjectStore;

/// <summary>The other side's answer: no such object, no access, changed meanwhile, a wrong length. Trying again gives the same.</summary>
public sealed class ObjectStoreException : Exception
{
    internal ObjectStoreException(string address, HttpStatusCode? status, string message, Exception? inner = null) : base($"'{address}': {message}", inner) =>
        (Address, Status) = (address, status);

    public string Address { get; }

    /// <summary>The HTTP status; for a local file what HTTP would say, e.g. 404; null where the status was not the reason.</summary>
    public HttpStatusCode? Status { get; }
}
