using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace DeltaLake.Log;

/// <summary>Commit files: a JSON object a line.</summary>
static class LogJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <exception cref="DeltaException">A line is no action; the message names file and line.</exception>
    public static async IAsyncEnumerable<LogRecord> ReadAsync(
        string file, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(file, ct))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line)) yield return Parse(file, number, line);
        }

        if (number == 0) throw new DeltaException($"'{file}' is empty; a commit holds at least one action: restore the file, or remove it if it is the last of the log");
    }

    public static byte[] Write(IEnumerable<object> actions)
    {
        using var buffer = new MemoryStream();
        foreach (var action in actions)
        {
            JsonSerializer.Serialize(buffer, action, Options);
            buffer.WriteByte((byte)'\n');
        }

        return buffer.ToArray();
    }

    static LogRecord Parse(string file, int number, string line)
    {
        try
        {
            return JsonSerializer.Deserialize<LogRecord>(line, Options) ?? throw new JsonException("it is null");
        }
        catch (JsonException e)
        {
            throw new DeltaException($"'{file}' line {number} is damaged ({e.Message}): restore the file, or remove it if it is the last of the log", e);
        }
    }
}
