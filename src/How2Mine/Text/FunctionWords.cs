using System.Collections.Frozen;
using System.Reflection;

namespace How2Mine.Text;

/// <summary>The words that hold sentences together, by language: what is left out where only meaning counts.</summary>
static class FunctionWords
{
    /// <summary>The lists go on with frequent words of instructions; their heads hold none.</summary>
    const int HeadWords = 45;

    static readonly Lazy<FrozenDictionary<string, FrozenSet<string>>> Heads = new(Load);

    public static bool Contains(string language, string word) => Heads.Value.TryGetValue(language, out var words) && words.Contains(word);

    static FrozenDictionary<string, FrozenSet<string>> Load()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(typeof(FunctionWords), "function-words.txt")
            ?? throw new InvalidOperationException("resource function-words.txt is missing from the assembly");
        using var reader = new StreamReader(stream);
        var heads = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var fields = line.Split('|', StringSplitOptions.TrimEntries);
            if (line.StartsWith('#') || fields.Length < 4) continue;
            if (!heads.TryGetValue(fields[0], out var words)) heads[fields[0]] = words = new HashSet<string>(StringComparer.Ordinal);
            words.UnionWith(fields[3].Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(HeadWords));
        }
        return heads.ToFrozenDictionary(h => h.Key, h => h.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
