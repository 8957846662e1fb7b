using System.Text.Json;

namespace DeltaLake;

/// <param name="Metadata">What the schema says about the column beyond its type, as JSON; <c>null</c> for nothing.</param>
public sealed record TableColumn(string Name, DeltaType Type, bool Nullable, JsonElement? Metadata = null)
{
    internal bool Has(string metadataKey) => Metadata is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(metadataKey, out _);
}
