namespace How2Mine.Mining;

static class Repetition
{
    /// <summary>The share of words that stand in an n-gram which occurs more than once.</summary>
    public static double Share(IReadOnlyList<string> words, int n)
    {
        if (words.Count < n) return 0;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        var grams = new string[words.Count - n + 1];
        for (var i = 0; i < grams.Length; i++)
        {
            grams[i] = string.Join('\u001F', words.Skip(i).Take(n));
            counts[grams[i]] = counts.GetValueOrDefault(grams[i]) + 1;
        }
        var repeated = new bool[words.Count];
        for (var i = 0; i < grams.Length; i++)
            if (counts[grams[i]] > 1) Array.Fill(repeated, true, i, n);
        return (double)repeated.Count(r => r) / words.Count;
    }
}
