using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using How2Mine.Serving.Wire;

namespace How2Mine.Serving.Batches;

/// <summary>Writes requests into files of some thousand lines, each model's apart, with a manifest and scripts that run them.</summary>
/// <remarks>A file has its name only when it is whole, and the manifest comes last: a folder without one is unfinished.</remarks>
public sealed class BatchWriter : IDisposable
{
    const long MaxShardBytes = 190_000_000;

    static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    readonly string _folder;
    readonly BatchFormat _format;
    readonly int _shardLines;
    readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, long> _stages = new(StringComparer.Ordinal);
    readonly Dictionary<string, OpenShard> _open = new(StringComparer.Ordinal);
    readonly List<BatchShard> _shards = [];
    readonly List<BatchKey> _asked = [];

    /// <param name="folder">New or empty; made when the first request comes.</param>
    /// <exception cref="CallerMistakeException">It holds something, or the lines are out of range.</exception>
    public BatchWriter(string folder, BatchFormat format, int shardLines)
    {
        if (shardLines is < 1 or > 50_000) throw new CallerMistakeException($"lines a file: got {shardLines}, expected 1 to 50000");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new CallerMistakeException($"'{folder}' is not empty; name a new folder for what is awaited now, so that answers of an older batch stay apart");
        (_folder, _format, _shardLines) = (folder, format, shardLines);
    }

    public long Count => _keys.Count;

    /// <summary>Adds a request; one that is there already is not added again.</summary>
    public void Add(ModelRequest request)
    {
        if (!_keys.Add(request.Key)) return;
        _stages[request.Stage] = _stages.GetValueOrDefault(request.Stage) + 1;
        _asked.Add(new BatchKey(request.Key, request.Stage, request.Model));
        if (!_open.TryGetValue(request.Model, out var shard)) _open[request.Model] = shard = Begin(request.Model);
        Write(shard, request);
        if (shard.Lines < _shardLines && shard.File.Length < MaxShardBytes) return;
        Finish(shard);
        _open.Remove(request.Model);
    }

    /// <summary>Ends the last files, and writes scripts and manifest.</summary>
    public BatchManifest Complete(DateTimeOffset now)
    {
        foreach (var shard in _open.Values.OrderBy(s => s.Model, StringComparer.Ordinal)) Finish(shard);
        _open.Clear();
        var shards = _shards.OrderBy(s => s.File, StringComparer.Ordinal).ToList();
        var manifest = new BatchManifest(ContentId.Of([.. _keys.Order(StringComparer.Ordinal)]), _format, now, _keys.Count, _stages, shards);
        BatchScripts.Write(_folder, shards);
        var path = Path.Combine(_folder, BatchManifest.FileName);
        File.WriteAllBytes(path + ".tmp", manifest.ToJson());
        File.Move(path + ".tmp", path);
        return manifest;
    }

    /// <summary>What was asked, for whoever takes the answers in.</summary>
    public IReadOnlyList<BatchKey> Asked => _asked;

    OpenShard Begin(string model)
    {
        Directory.CreateDirectory(Path.Combine(_folder, "requests"));
        var number = _shards.Count + _open.Count + 1;
        var name = string.Create(CultureInfo.InvariantCulture, $"requests/{number:00000}-{Slug(model)}.jsonl");
        return new OpenShard(name, model, new FileStream(Path.Combine(_folder, name) + ".tmp", FileMode.CreateNew));
    }

    void Write(OpenShard shard, ModelRequest request)
    {
        using (var json = new Utf8JsonWriter(shard.File, Writing))
        {
            json.WriteStartObject();
            json.WriteString("custom_id"u8, CustomId.Of(request));
            json.WriteString("method"u8, "POST"u8);
            json.WriteString("url"u8, "/v1/chat/completions"u8);
            json.WritePropertyName("body"u8);
            ChatRequestJson.Write(json, request, new ChatDialect { CompletionTokens = _format == BatchFormat.OpenAi });
            json.WriteEndObject();
        }
        shard.File.WriteByte((byte)'\n');
        shard.Lines++;
    }

    void Finish(OpenShard shard)
    {
        var bytes = shard.File.Length;
        shard.File.Position = 0;
        var sum = Convert.ToHexStringLower(SHA256.HashData(shard.File));
        shard.File.Dispose();
        var path = Path.Combine(_folder, shard.Name);
        File.Move(path + ".tmp", path);
        _shards.Add(new BatchShard(shard.Name, shard.Model, shard.Lines, bytes, sum));
    }

    static string Slug(string model) => string.Concat(model.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' ? c : '-'));

    public void Dispose()
    {
        foreach (var shard in _open.Values) shard.File.Dispose();
    }

    sealed class OpenShard(string name, string model, FileStream file)
    {
        public string Name { get; } = name;

        public string Model { get; } = model;

        public FileStream File { get; } = file;

        public long Lines { get; set; }
    }
}
