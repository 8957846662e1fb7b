using System.Globalization;

namespace How2Mine.Serving.Journal;

/// <summary>
/// The answers in the journals of a folder, whoever wrote them. Memory holds keys and places alone, the answers stay on the disk.
/// Where a key was answered more than once, the earliest answer counts, then that of the file first by name: the same for all readers.
/// </summary>
public sealed class AnswerStore : IAnswers
{
    readonly string _folder;
    readonly Lock _lock = new(), _refreshing = new();
    readonly Dictionary<UInt128, Entry> _entries = [];
    readonly List<string> _paths = [];
    readonly Dictionary<string, (int Number, long Read)> _files = new(StringComparer.Ordinal);
    readonly List<JournalDamage> _damage = [];

    AnswerStore(string folder) => _folder = folder;

    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    /// <summary>Lines that cannot be read; what they answered is asked again.</summary>
    public IReadOnlyList<JournalDamage> Damage
    {
        get
        {
            lock (_lock) return [.. _damage];
        }
    }

    /// <summary>Reads the journals of a folder; there need be none yet.</summary>
    public static AnswerStore Open(string folder)
    {
        var store = new AnswerStore(folder);
        store.Refresh();
        return store;
    }

    /// <summary>Takes in what all writers have added since. A last line that is not whole yet is left for the next time.</summary>
    public void Refresh()
    {
        lock (_refreshing)
        {
            if (!Directory.Exists(_folder)) return;
            foreach (var path in Directory.EnumerateFiles(_folder, "*" + AnswerJournal.Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal)) Take(path);
        }
    }

    /// <summary>Takes in an answer that was just written.</summary>
    public void Add(ModelAnswer answer, JournalPlace place)
    {
        lock (_lock) Enter(answer.Key, answer.At, place);
    }

    /// <summary>Whether the answer is there, without reading it.</summary>
    public bool Has(string key)
    {
        lock (_lock) return Number(key) is { } number && _entries.ContainsKey(number);
    }

    public ModelAnswer? Find(string key)
    {
        if (Number(key) is not { } number) return null;
        Entry entry;
        string path;
        lock (_lock)
        {
            if (!_entries.TryGetValue(number, out entry)) return null;
            path = _paths[entry.File];
        }
        return Read(path, entry);
    }

    /// <summary>Every key's answer, in the order of keys.</summary>
    public IEnumerable<ModelAnswer> All()
    {
        (UInt128 Key, Entry Entry)[] entries;
        lock (_lock) entries = [.. _entries.Select(e => (e.Key, e.Value))];
        foreach (var (_, entry) in entries.OrderBy(e => e.Key))
        {
            string path;
            lock (_lock) path = _paths[entry.File];
            yield return Read(path, entry);
        }
    }

    void Take(string path)
    {
        long from;
        lock (_lock) from = _files.TryGetValue(path, out var file) ? file.Read : 0;
        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(handle) <= from) return;
        var scan = new JournalScan(path);
        scan.Run(handle, from, (json, place) =>
        {
            var (key, at) = JournalLine.ReadHead(json);
            lock (_lock) Enter(key, at, place);
        });
        lock (_lock)
        {
            _files[path] = (FileNumber(path), scan.End);
            _damage.AddRange(scan.Damage);
        }
    }

    void Enter(string key, DateTime at, JournalPlace place)
    {
        var number = Number(key) ?? throw new JournalException($"'{place.Path}' holds the key '{key}' at {place.Offset}, expected 32 hexadecimal digits");
        var entry = new Entry(at.Ticks, place.Offset, FileNumber(place.Path), place.Length);
        if (!_entries.TryGetValue(number, out var other) || IsBefore(entry, other)) _entries[number] = entry;
    }

    bool IsBefore(Entry one, Entry other) =>
        (one.Ticks, one.File == other.File ? 0 : string.CompareOrdinal(_paths[one.File], _paths[other.File]), one.Offset).CompareTo((other.Ticks, 0, other.Offset)) < 0;

    int FileNumber(string path)
    {
        if (_files.TryGetValue(path, out var file)) return file.Number;
        _paths.Add(path);
        _files[path] = (_paths.Count - 1, 0);
        return _paths.Count - 1;
    }

    static ModelAnswer Read(string path, Entry entry)
    {
        var line = new byte[entry.Length];
        using (var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
            for (int read = 0, got; read < line.Length; read += got)
            {
                got = RandomAccess.Read(file, line.AsSpan(read), entry.Offset + read);
                if (got == 0) throw new JournalException($"'{path}' ends before {entry.Offset + entry.Length}, where an answer was; was it cut?");
            }
        return JournalLine.IsWhole(line, out var json) ? JournalLine.Read(json) : throw new JournalException($"'{path}' has changed at {entry.Offset}, where an answer was");
    }

    static UInt128? Number(string key) => key.Length == 32 && UInt128.TryParse(key, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;

    readonly record struct Entry(long Ticks, long Offset, int File, int Length);
}
