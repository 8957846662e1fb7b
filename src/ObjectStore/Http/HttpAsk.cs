namespace ObjectStore.Http;

/// <param name="From">The first byte wanted, with <paramref name="End"/> the one behind the last; both null for no range.</param>
/// <param name="IfMatch">The strong ETag that the object must still have.</param>
sealed record HttpAsk(ObjectAddress Address, HttpMethod Method, long? From = null, long? End = null, string? IfMatch = null);
