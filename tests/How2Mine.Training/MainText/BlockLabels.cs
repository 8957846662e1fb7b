using How2Mine.Evaluation;
using How2Mine.Text;

namespace How2Mine.Training.MainText;

/// <summary>Says for each block how much of it is in the gold text, 0 to 1, or NaN where nobody knows.</summary>
static class BlockLabels
{
    /// <summary>Shorter blocks stand anywhere; they count where their neighbours' words are near.</summary>
    const int Telling = 5, Near = 60;

    const int Gram = 5;
    const double EnoughGrams = 0.6;

    public static float[] Of(IReadOnlyList<TextBlock> blocks, GoldPage gold)
    {
        var words = blocks.Select(b => PageWords.Of(b.Text)).ToList();
        return gold.Text is not null ? ByText(words, PageWords.Of(gold.Text)) : [.. words.Select(w => BySnippets(string.Join(' ', w), gold))];
    }

    static IEnumerable<string> Wanted(GoldPage gold) => gold.With.Concat((gold.Procedures ?? []).SelectMany(p => p.Steps));

    static float BySnippets(string folded, GoldPage gold)
    {
        // A long step may be cut in several blocks, and a block may hold several steps.
        var has = Wanted(gold).Select(PageWords.Folded).Any(s => s.Length >= 8 && (folded.Contains(s, StringComparison.Ordinal) || (folded.Length >= 20 && s.Contains(folded, StringComparison.Ordinal))));
        if (has) return 1;
        return gold.Without.Select(PageWords.Folded).Any(s => s.Length > 0 && folded.Contains(s, StringComparison.Ordinal)) ? 0 : float.NaN;
    }

    /// <summary>Long blocks take their place in the gold text first, each place once; short ones then take what is left near their neighbours.</summary>
    static float[] ByText(List<List<string>> blocks, List<string> gold)
    {
        var labels = new float[blocks.Count];
        var (places, taken) = (new int[blocks.Count], new bool[gold.Count]);
        Array.Fill(places, -1);
        var starts = Enumerable.Range(0, gold.Count).ToLookup(i => gold[i], StringComparer.Ordinal);
        var grams = Enumerable.Range(0, Math.Max(0, gold.Count - Gram + 1)).Select(i => string.Join(' ', gold.GetRange(i, Gram))).ToHashSet(StringComparer.Ordinal);
        foreach (var i in Enumerable.Range(0, blocks.Count).OrderByDescending(i => blocks[i].Count).ThenBy(i => i))
        {
            if (blocks[i].Count == 0) continue;
            var (before, after) = Expected(places, i);
            var at = starts[blocks[i][0]].Where(start => Fits(gold, taken, start, blocks[i])).OrderBy(start => Distance(start, before, after)).Cast<int?>().FirstOrDefault();
            if (at is { } place && (blocks[i].Count >= Telling || Distance(place, before, after) <= Near))
            {
                labels[i] = 1;
                places[i] = place;
                for (var j = 0; j < blocks[i].Count; j++) taken[place + j] = true;
            }
            else if (blocks[i].Count >= 2 * Gram)
            {
                var own = Enumerable.Range(0, blocks[i].Count - Gram + 1).Count(j => grams.Contains(string.Join(' ', blocks[i].GetRange(j, Gram)))) / (double)(blocks[i].Count - Gram + 1);
                labels[i] = own >= EnoughGrams ? 1 : (float)own;
            }
        }
        return labels;
    }

    static bool Fits(List<string> gold, bool[] taken, int start, List<string> block)
    {
        if (start + block.Count > gold.Count) return false;
        for (var i = 0; i < block.Count; i++)
            if (taken[start + i] || gold[start + i] != block[i]) return false;
        return true;
    }

    static (int Before, int After) Expected(int[] places, int i)
    {
        var (before, after) = (-1, -1);
        for (var j = i - 1; j >= 0 && before < 0; j--) before = places[j];
        for (var j = i + 1; j < places.Length && after < 0; j++) after = places[j];
        return (before, after);
    }

    static int Distance(int place, int before, int after)
    {
        if (before < 0 && after < 0) return int.MaxValue;
        return Math.Min(before < 0 ? int.MaxValue : Math.Abs(place - before), after < 0 ? int.MaxValue : Math.Abs(place - after));
    }
}
