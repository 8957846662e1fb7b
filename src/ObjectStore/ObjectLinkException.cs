namespace ObjectStore;

/// <summary>The link to the other side broke, or it kept asking for patience, until the tries were used up. A later attempt may well succeed.</summary>
public sealed class ObjectLinkException : IOException
{
    internal ObjectLinkException(string address, int tries, long? reached, Exception last) : base(Text(address, tries, reached, last), last) =>
        (Address, Tries, Reached) = (address, tries, reached);

    public string Address { get; }

    /// <summary>How many attempts failed, one after another.</summary>
    public int Tries { get; }

    /// <summary>All bytes before this one were read; null where no bytes were asked for.</summary>
    public long? Reached { get; }

    static string Text(string address, int tries, long? reached, Exception last) =>
        $"'{address}': {tries} tries failed{(reached is null ? "" : $" at byte {reached}")}, the last one thus: {last.Message}; check the network, or try again later";
}
