using System.Collections.Frozen;

namespace How2Mine.Text.Instructing;

/// <summary>The word lists of one language, read from its resource: [section] lines, words split by blanks, # comments.</summary>
sealed class WordList
{
    const string Folder = "How2Mine.Text.Instructing.Verbs.";

    readonly Dictionary<string, List<string>> _sections = new(StringComparer.Ordinal);

    WordList(TextReader reader)
    {
        var section = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#')) continue;
            if (line.StartsWith('[')) _sections.Add(line.Trim('[', ']'), section = []);
            else section.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
    }

    /// <summary>ISO 639-1 codes of the lists that there are.</summary>
    public static IEnumerable<string> Languages =>
        typeof(WordList).Assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)).Select(n => n[Folder.Length..^".txt".Length]).Order(StringComparer.Ordinal);

    public static WordList Of(string language)
    {
        var name = $"{Folder}{language}.txt";
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"word list '{name}' is not in the assembly, expected as an EmbeddedResource: add the file under Text/Instructing/Verbs");
        using var reader = new StreamReader(stream);
        return new WordList(reader);
    }

    public string[] Words(string section) => _sections.TryGetValue(section, out var words) ? [.. words] : [];

    /// <summary>A section as a set that looks up spans in any case, typographic apostrophes included.</summary>
    public FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params ReadOnlySpan<string> sections)
    {
        var words = new List<string>();
        foreach (var section in sections)
            foreach (var word in Words(section))
                words.AddRange([word, word.Replace('\'', '’')]);
        return Frozen(words);
    }

    public static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Frozen(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
}
