namespace DeltaLake.Log;

/// <summary>What lies in _delta_log at one moment.</summary>
sealed class LogListing
{
    readonly Dictionary<(long Version, int Of), SortedDictionary<int, string>> _parts = [];

    public SortedSet<long> Commits { get; } = [];

    /// <summary>Versions with a checkpoint of the second kind, which this library cannot read.</summary>
    public SortedSet<long> NewCheckpoints { get; } = [];

    public void Add(string file, long version, int part, int of)
    {
        if (!_parts.TryGetValue((version, of), out var parts)) _parts[(version, of)] = parts = [];
        parts[part] = file;
    }

    /// <summary>The newest checkpoint up to a version with all its parts; <c>null</c> for none.</summary>
    public (long Version, IReadOnlyList<string> Files)? CheckpointUpTo(long version)
    {
        var complete = _parts.Where(c => c.Key.Version <= version && c.Value.Count == c.Key.Of).ToList();
        if (complete.Count == 0) return null;
        var newest = complete.MaxBy(c => (c.Key.Version, -c.Key.Of));
        return (newest.Key.Version, [.. newest.Value.Values]);
    }
}
