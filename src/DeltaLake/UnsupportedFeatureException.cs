namespace DeltaLake;

/// <summary>The table needs abilities of the Delta protocol that this library does not have.</summary>
public sealed class UnsupportedFeatureException(string message, IReadOnlyList<string> features) : DeltaException(message)
{
    /// <summary>The features by their names in the Delta protocol, e.g. <c>deletionVectors</c>.</summary>
    public IReadOnlyList<string> Features { get; } = features;
}
