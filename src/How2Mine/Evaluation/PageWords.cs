namespace How2Mine.Evaluation;

/// <summary>Words as figures count them: runs of letters, digits and underscores, in lower case.</summary>
public static class PageWords
{
    public static List<string> Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = at;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
            if (end > at) words.Add(text[at..end].ToLowerInvariant());
            at = end + 1;
        }
        return words;
    }

    /// <summary>The words with single spaces between them, in which snippets are looked for.</summary>
    public static string Folded(string text) => string.Join(' ', Of(text));

    /// <summary>Words that both have, each as often as both have it.</summary>
    public static int Shared(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(some);
        ArgumentNullException.ThrowIfNull(others);
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in others) left[word] = left.GetValueOrDefault(word) + 1;
        var shared = 0;
        foreach (var word in some)
        {
            if (!left.TryGetValue(word, out var count) || count == 0) continue;
            shared++;
            left[word] = count - 1;
        }
        return shared;
    }

    /// <summary>The harmonic mean of precision and recall of words, 0 to 1; two empty texts agree.</summary>
    public static double F1(IReadOnlyList<string> some, IReadOnlyList<string> others)
    {
        ArgumentNullException.ThrowIfNull(some);
        ArgumentNullException.ThrowIfNull(others);
        return some.Count + others.Count == 0 ? 1 : 2.0 * Shared(some, others) / (some.Count + others.Count);
    }
}
