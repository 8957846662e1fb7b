using System.Buffers;
using System.Globalization;
using System.IO.Hashing;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace How2Mine.Serving.Journal;

/// <summary>An answer as a line: CRC-32 of the JSON in 8 hexadecimal digits, a blank, the JSON, which begins with key and time.</summary>
static class JournalLine
{
    const int ChecksumLength = 9;

    /// <summary>A line longer than this was not written by a journal.</summary>
    public const int MaxLength = 64 << 20;

    static readonly JournalJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter<AnswerFinish>(JsonNamingPolicy.SnakeCaseLower) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    public static byte[] Of(ModelAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>(answer.Text.Length + 512);
        buffer.GetSpan(ChecksumLength);
        buffer.Advance(ChecksumLength);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) JsonSerializer.Serialize(writer, answer, Json.ModelAnswer);
        buffer.GetSpan(1)[0] = (byte)'\n';
        buffer.Advance(1);
        var line = buffer.WrittenSpan.ToArray();
        Crc32.HashToUInt32(line.AsSpan(ChecksumLength..^1)).TryFormat(line, out _, "x8", CultureInfo.InvariantCulture);
        line[ChecksumLength - 1] = (byte)' ';
        return line;
    }

    /// <summary>The line's JSON, if the checksum agrees.</summary>
    /// <param name="line">Without its end.</param>
    public static bool IsWhole(ReadOnlySpan<byte> line, out ReadOnlySpan<byte> json)
    {
        json = line.Length > ChecksumLength ? line[ChecksumLength..] : default;
        return json.Length > 0 && line[ChecksumLength - 1] == ' ' && uint.TryParse(line[..(ChecksumLength - 1)], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var told)
            && Crc32.HashToUInt32(json) == told;
    }

    /// <exception cref="JsonException">A later version's line, or another kind of file.</exception>
    public static ModelAnswer Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Json.ModelAnswer) ?? throw new JsonException("null in place of an answer");

    /// <summary>Key and time, without reading the rest.</summary>
    public static (string Key, DateTime At) ReadHead(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (reader.Read() && reader.Read() && reader.ValueTextEquals("key"u8) && reader.Read() && reader.GetString() is { } key
            && reader.Read() && reader.ValueTextEquals("at"u8) && reader.Read() && reader.TryGetDateTime(out var at)) return (key, at);
        var answer = Read(json);
        return (answer.Key, answer.At);
    }
}

[JsonSerializable(typeof(ModelAnswer))]
sealed partial class JournalJson : JsonSerializerContext;
