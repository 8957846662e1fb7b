namespace How2Mine.Curation.Likeness;

/// <summary>Texts of known likeness that go through every search for duplicates: what does not find them finds nothing else either.</summary>
/// <remarks>Each original has a copy that must be dropped for it, half-way between threshold and 1 or as near as bands need to be sure of it, and a cousin, 0.1 below the threshold, that must be kept.</remarks>
public static class Planted
{
    const int Originals = 8, ShortestText = 90;

    /// <summary>Chance that bands which work miss a copy.</summary>
    const double Chance = 1e-6;

    public static IReadOnlyList<PlantedText> Texts(double threshold, Banding banding)
    {
        var texts = new List<PlantedText>();
        var copy = Math.Max((1 + threshold) / 2, banding.FoundFrom(Chance));
        for (var original = 0; original < Originals; original++)
        {
            // Fewer words could not differ so little.
            var words = Math.Max(ShortestText, (int)Math.Ceiling(Math.Max(30 / (1 - threshold), 2 + (3 * (1 + copy) / (1 - copy))))) + (7 * original);
            var copied = Changes(words, copy, atLeast: true);
            var cousins = Changes(words, threshold - 0.1, atLeast: false);
            texts.Add(new($"planted-{original}", Text(original, words, 0), null, 0));
            texts.Add(new($"planted-copy-{original}", Text(original, words, copied), $"planted-{original}", Likeness(words, copied)));
            texts.Add(new($"planted-cousin-{original}", Text(original, words, -cousins), null, 0));
        }
        return texts;
    }

    /// <exception cref="InvalidOperationException">A copy was not found, a cousin was dropped, or a likeness is wrong.</exception>
    public static void Require(IReadOnlyList<PlantedText> texts, IReadOnlyDictionary<string, (string Kept, double Similarity)> dropped)
    {
        foreach (var text in texts)
        {
            var found = dropped.TryGetValue(text.Id, out var near);
            if (found != text.CopyOf is not null) throw new InvalidOperationException($"the search for duplicates is broken: {text.Id}, planted to test it, was {(found ? "dropped" : "kept")}; nothing was written");
            if (found && (near.Kept != text.CopyOf || Math.Abs(near.Similarity - text.Similarity) > 1e-9))
                throw new InvalidOperationException(FormattableString.Invariant($"the search for duplicates is broken: {text.Id}, planted to test it, was dropped for {near.Kept} at {near.Similarity}, expected {text.CopyOf} at {text.Similarity}; nothing was written"));
        }
    }

    /// <summary>A changed word changes the three shingles that it is part of.</summary>
    static double Likeness(int words, int changes) => (words - 2 - (3.0 * changes)) / (words - 2 + (3.0 * changes));

    static int Changes(int words, double likeness, bool atLeast)
    {
        var changes = (words - 2) * (1 - likeness) / (3 * (1 + likeness));
        return Math.Max(1, (int)(atLeast ? Math.Floor(changes) : Math.Ceiling(changes)));
    }

    /// <param name="changes">Below 0: as many words changed into others yet.</param>
    static string Text(int original, int words, int changes)
    {
        var text = Enumerable.Range(0, words).Select(i => $"planted{original}x{i}").ToArray();
        // Changed words stand apart, and away from the ends, so that no two share a shingle.
        var apart = (words - 4) / Math.Max(1, Math.Abs(changes));
        for (var change = 0; change < Math.Abs(changes); change++) text[2 + (change * apart)] += changes > 0 ? "copied" : "cousin";
        return string.Join(' ', text);
    }
}

/// <param name="CopyOf">The text for which this one must be dropped; null for one that must be kept.</param>
public sealed record PlantedText(string Id, string Text, string? CopyOf, double Similarity);
