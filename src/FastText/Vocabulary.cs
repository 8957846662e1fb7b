using System.Buffers;
using System.Text;

namespace FastText;

/// <summary>The words and labels of a model, and the rows of its input that a line of text is the mean of.</summary>
sealed class Vocabulary
{
    const string LabelPrefix = "__label__", EndOfLine = "</s>";
    const int MaxEntries = 1 << 28;

    /// <summary>Below what the tree of labels takes for a node without a count.</summary>
    const long MaxCount = (long)1e14;

    const string Blanks = " \t\n\v\f\r\0";

    static readonly SearchValues<char> AnyBlank = SearchValues.Create(Blanks);

    readonly ModelArguments _arguments;
    readonly Dictionary<string, int> _words = new(StringComparer.Ordinal);
    readonly Dictionary<int, int>? _kept;

    Vocabulary(ModelArguments arguments, Dictionary<int, int>? kept) => (_arguments, _kept) = (arguments, kept);

    public List<string> Labels { get; } = [];

    public List<long> LabelCounts { get; } = [];

    public int Words => _words.Count;

    public static Vocabulary Read(ModelReader reader, ModelArguments arguments)
    {
        var size = reader.Int32("size of the dictionary", 1, MaxEntries);
        var (words, labels) = (reader.Int32("count of words", 0, size), reader.Int32("count of labels", 1, size));
        reader.Int64("count of tokens", 0, long.MaxValue);
        var pruned = reader.Int64("count of kept buckets", -1, MaxEntries);
        var vocabulary = new Vocabulary(arguments, pruned < 0 ? null : []);
        for (var i = 0; i < size; i++)
        {
            var (word, count, isLabel) = (reader.Word(), reader.Int64("count of a word", 0, MaxCount), reader.Flag("kind of a word"));
            if (!isLabel) vocabulary._words[word] = vocabulary._words.Count;
            else
            {
                vocabulary.Labels.Add(word.StartsWith(LabelPrefix, StringComparison.Ordinal) ? word[LabelPrefix.Length..] : word);
                vocabulary.LabelCounts.Add(count);
            }
        }
        for (var i = 0L; i < pruned; i++) vocabulary._kept![reader.Int32("bucket", 0, int.MaxValue)] = reader.Int32("row of a bucket", 0, int.MaxValue);
        if (vocabulary._words.Count != words || vocabulary.Labels.Count != labels)
            throw new FastTextException($"the dictionary has {vocabulary._words.Count} words and {vocabulary.Labels.Count} labels, its head says {words} and {labels}: the file is damaged");
        return vocabulary;
    }

    /// <summary>Rows of a line's words, of the groups of letters in them, and of its groups of words; the line's end counts as a word.</summary>
    public List<int> RowsOf(ReadOnlySpan<char> text)
    {
        var (rows, hashes) = (new List<int>(), new List<int>());
        while (Next(ref text) is { Length: > 0 } word && word is not EndOfLine) Add(word.ToString(), rows, hashes);
        Add(EndOfLine, rows, hashes);
        AddWordGrams(hashes, rows);
        return rows;
    }

    static ReadOnlySpan<char> Next(ref ReadOnlySpan<char> text)
    {
        text = text.TrimStart(Blanks);
        var end = text.IndexOfAny(AnyBlank);
        var word = end < 0 ? text : text[..end];
        text = text[word.Length..];
        return word;
    }

    void Add(string word, List<int> rows, List<int> hashes)
    {
        var isKnown = _words.TryGetValue(word, out var row);
        if (!isKnown && word.StartsWith(LabelPrefix, StringComparison.Ordinal)) return;
        hashes.Add((int)Hash(Encoding.UTF8.GetBytes(word)));
        if (isKnown) rows.Add(row);
        if (word != EndOfLine && _arguments.MaxLetters > 0) AddLetterGrams(Encoding.UTF8.GetBytes($"<{word}>"), rows);
    }

    /// <summary>Groups of letters, the word's borders included; a letter is one or more bytes of UTF-8.</summary>
    void AddLetterGrams(ReadOnlySpan<byte> word, List<int> rows)
    {
        for (var start = 0; start < word.Length; start++)
        {
            if (IsInLetter(word[start])) continue;
            var end = start;
            for (var letters = 1; end < word.Length && letters <= _arguments.MaxLetters; letters++)
            {
                end++;
                while (end < word.Length && IsInLetter(word[end])) end++;
                if (letters >= _arguments.MinLetters && !(letters == 1 && (start == 0 || end == word.Length))) AddBucket((int)(Hash(word[start..end]) % (uint)_arguments.Buckets), rows);
            }
        }
    }

    void AddWordGrams(List<int> hashes, List<int> rows)
    {
        for (var i = 0; i < hashes.Count; i++)
        {
            var hash = (ulong)hashes[i];
            for (var j = i + 1; j < hashes.Count && j < i + _arguments.WordGrams; j++)
            {
                hash = unchecked((hash * 116049371) + (ulong)hashes[j]);
                AddBucket((int)(hash % (ulong)_arguments.Buckets), rows);
            }
        }
    }

    void AddBucket(int bucket, List<int> rows)
    {
        if (_kept is null) rows.Add(Words + bucket);
        else if (_kept.TryGetValue(bucket, out var row)) rows.Add(Words + row);
    }

    static bool IsInLetter(byte value) => (value & 0xC0) == 0x80;

    /// <summary>FNV-1a, with bytes taken as signed.</summary>
    static uint Hash(ReadOnlySpan<byte> bytes)
    {
        var hash = 2166136261u;
        foreach (var value in bytes) hash = (hash ^ (uint)(sbyte)value) * 16777619;
        return hash;
    }
}
