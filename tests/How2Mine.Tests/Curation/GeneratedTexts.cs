namespace How2Mine.Tests.Curation;

/// <summary>Texts of which it is known how alike they are.</summary>
static class GeneratedTexts
{
    /// <summary>A goal and steps of words that no other number has.</summary>
    public static string Unique(int number, int words = 60) => Lines(Enumerable.Range(0, words).Select(i => $"w{number}x{i}"));

    /// <summary>The same with some words changed, each far from the next: a changed word changes three shingles.</summary>
    public static string Changed(string text, int changes, string mark)
    {
        var words = text.Split([' ', '\n']);
        for (var i = 0; i < changes; i++) words[3 + (i * ((words.Length - 6) / Math.Max(1, changes)))] += mark;
        return Lines(words);
    }

    /// <summary>Likeness of a text of that many words to one with changes by <see cref="Changed"/>.</summary>
    public static double Likeness(int words, int changes) => (words - 2 - (3.0 * changes)) / (words - 2 + (3.0 * changes));

    static string Lines(IEnumerable<string> words) => string.Join('\n', words.Chunk(10).Select(line => string.Join(' ', line)));
}
