using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace How2Mine.Embedded.Exporting;

/// <summary>What an export holds, for programs: <c>manifest.json</c> beside its files.</summary>
/// <param name="TableVersions">Of all tables when they were looked at.</param>
/// <param name="Draw">How <c>balanced</c> was drawn, as its commit tells; null for other tables.</param>
public sealed record ExportManifest(string Table, string Format, IReadOnlyList<string> Columns, string? Where, long? Since, long Rows, long Bytes, IReadOnlyList<ExportedFile> Files, IReadOnlyDictionary<string, long> TableVersions, IReadOnlyList<string> Settings, JsonNode? Draw, string WrittenBy, DateTimeOffset WrittenAt)
{
    public const string FileName = "manifest.json";

    static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public string ToJson() => JsonSerializer.Serialize(this, Json) + "\n";
}

/// <param name="Name">Relative to the export's folder.</param>
/// <param name="Sha256">In hexadecimal digits.</param>
public sealed record ExportedFile(string Name, long Rows, long Bytes, string Sha256);
