using System.Text.Json;

namespace How2Mine.Serving.Batches;

/// <summary>Requests of batches that a server will never answer as they are, such as those longer than the model takes; their pages are dropped with the reason.</summary>
public sealed class Refusals : IAnswers
{
    const string FileName = "refused.jsonl";

    readonly string _path;
    readonly Dictionary<string, Drop> _refused;

    Refusals(string path, Dictionary<string, Drop> refused) => (_path, _refused) = (path, refused);

    sealed record Line(string Key, string Reason, string Detail);

    public static Refusals Open(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var refused = new Dictionary<string, Drop>(StringComparer.Ordinal);
        foreach (var line in File.Exists(path) ? File.ReadLines(path) : [])
            if (Read(line) is { } read) refused[read.Key] = Drop.Because(read.Reason, read.Detail);
        return new Refusals(path, refused);
    }

    public ModelAnswer? Find(string key) => null;

    public Drop? Refusal(string key) => _refused.GetValueOrDefault(key);

    public void Add(string key, Drop why)
    {
        if (!_refused.TryAdd(key, why)) return;
        Directory.CreateDirectory(Path.GetDirectoryName(_path)!);
        // A line begins anew, whatever a torn one before it left.
        File.AppendAllText(_path, "\n" + JsonSerializer.Serialize(new Line(key, why.Reason, why.Detail)) + "\n");
    }

    /// <summary>Null for an empty line, or one torn by a program that was killed: its request is emitted again.</summary>
    static Line? Read(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<Line>(line);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
