using System.Text.Json;
using System.Text.Json.Serialization;

namespace How2Mine.Serving.Batches;

/// <summary>What a folder of request files holds.</summary>
/// <param name="Id">Hash of its requests' keys.</param>
public sealed record BatchManifest(string Id, BatchFormat Format, DateTimeOffset EmittedAt, long Requests, IReadOnlyDictionary<string, long> Stages, IReadOnlyList<BatchShard> Shards)
{
    public const string FileName = "manifest.json";

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter<BatchFormat>(JsonNamingPolicy.SnakeCaseLower) },
        WriteIndented = true,
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}

/// <summary>One file of requests, all to the same model.</summary>
/// <param name="File">Relative to the batch's folder, with slashes.</param>
/// <param name="Sha256">Of the file, in hexadecimal digits.</param>
public sealed record BatchShard(string File, string Model, long Requests, long Bytes, string Sha256);
