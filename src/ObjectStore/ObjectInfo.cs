namespace ObjectStore;

/// <summary>An object, as the other side describes it.</summary>
/// <param name="Version">Tells this content from another under the same address: the strong ETag with its quotes, else the time of change and the length. Empty for local files.</param>
public sealed record ObjectInfo(string Address, long Length, string Version);
