using System.Text.Json;
using Google.Protobuf;
using Grpc.Core;
using SparkConnect.Protocol.Rpc;

namespace SparkConnect.Wire;

/// <summary>What a failed call's trailers say beyond its status.</summary>
sealed record ErrorDetails(string Message, IReadOnlyDictionary<string, string> Info, TimeSpan? RetryAfter)
{
    const string Trailer = "grpc-status-details-bin";

    public string? ErrorClass => Info.GetValueOrDefault("errorClass");

    public string? SqlState => Info.GetValueOrDefault("sqlState");

    public string? ErrorId => Info.GetValueOrDefault("errorId");

    /// <summary>Null where the status did not come from Spark.</summary>
    public static ErrorDetails? Of(RpcException error)
    {
        if (error.Trailers.GetValueBytes(Trailer) is not { } bytes) return null;
        try
        {
            var status = Protocol.Rpc.Status.Parser.ParseFrom(bytes);
            var info = status.Details.Where(d => d.Is(ErrorInfo.Descriptor)).Select(d => d.Unpack<ErrorInfo>()).FirstOrDefault();
            var retry = status.Details.Where(d => d.Is(RetryInfo.Descriptor)).Select(d => d.Unpack<RetryInfo>()).FirstOrDefault();
            var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var (key, value) in info?.Metadata ?? []) metadata[key] = value;
            return new(status.Message, metadata, retry?.RetryDelay?.ToTimeSpan());
        }
        catch (InvalidProtocolBufferException)
        {
            return null;
        }
    }

    /// <summary>Spark leaves them out where they are long.</summary>
    public IReadOnlyDictionary<string, string> Parameters()
    {
        if (!Info.TryGetValue("messageParameters", out var json)) return new Dictionary<string, string>();
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        }
        catch (JsonException)
        {
            return new Dictionary<string, string>();
        }
    }
}
