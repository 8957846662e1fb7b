namespace How2Mine.Curation.Likeness;

/// <summary>Pairs of texts that share a band, of which the later is undecided.</summary>
/// <remarks>
/// In each band a text is compared with the first 32 of its key only. Boilerplate that thousands share so costs thousands of comparisons, not millions, and who comes first still wins;
/// two texts that are close share other bands too. Who is among the first never changes when texts are added, so adding by the month and doing all at once compare the same pairs.
/// </remarks>
public static class BandPairs
{
    public const int FirstOfKey = 32;

    /// <summary>Texts are numbered in order of first sight, from 0.</summary>
    /// <param name="keys">For each band the key of each text.</param>
    /// <param name="signed">Texts that have no words are in no band.</param>
    /// <param name="open">Texts that are undecided.</param>
    /// <param name="most">Pairs that there is room for, of one band and of all.</param>
    /// <returns>Distinct pairs in order, the later text in the upper half; null for more than there is room for.</returns>
    public static List<ulong>? Of(IReadOnlyList<long[]> keys, bool[] signed, bool[] open, int most, CancellationToken cancel)
    {
        var (all, spare, one) = (new List<ulong>(), new List<ulong>(), new Lock());
        // The same pairs come from many bands: each band's are joined to the others' at once, in lists that are used again.
        var done = Parallel.For(0, keys.Count, new ParallelOptions { CancellationToken = cancel }, () => new List<ulong>(), (band, loop, pairs) =>
        {
            pairs.Clear();
            var fits = OfBand(keys[band], signed, open, most, pairs);
            pairs.Sort();
            lock (one)
            {
                Join(all, pairs, spare);
                (all, spare) = (spare, all);
                if (!fits || all.Count > most) loop.Stop();
            }
            return pairs;
        }, _ => { });
        return done.IsCompleted ? all : null;
    }

    /// <summary>Distinct pairs of two lists in order, in order.</summary>
    public static void Join(List<ulong> first, List<ulong> second, List<ulong> joined)
    {
        joined.Clear();
        for (var (i, j) = (0, 0); i < first.Count || j < second.Count;)
        {
            var next = j == second.Count || (i < first.Count && first[i] <= second[j]) ? first[i++] : second[j++];
            if (joined.Count == 0 || joined[^1] != next) joined.Add(next);
        }
    }

    public static ulong Pair(int earlier, int later) => ((ulong)(uint)later << 32) | (uint)earlier;

    public static int Earlier(ulong pair) => (int)(uint)pair;

    public static int Later(ulong pair) => (int)(pair >> 32);

    static bool OfBand(long[] keys, bool[] signed, bool[] open, int most, List<ulong> pairs)
    {
        var texts = new int[keys.Length];
        var count = 0;
        for (var i = 0; i < keys.Length; i++)
            if (signed[i]) texts[count++] = i;
        var sorted = new long[count];
        for (var i = 0; i < count; i++) sorted[i] = keys[texts[i]];
        Array.Sort(sorted, texts, 0, count);
        for (int start = 0, end; start < count && pairs.Count <= most; start = end)
        {
            for (end = start + 1; end < count && sorted[end] == sorted[start];) end++;
            if (end - start > 1) AddPairs(texts.AsSpan(start, end - start), open, most, pairs);
        }
        return pairs.Count <= most;
    }

    static void AddPairs(Span<int> texts, bool[] open, int most, List<ulong> pairs)
    {
        texts.Sort();
        for (var later = 1; later < texts.Length && pairs.Count <= most; later++)
        {
            if (!open[texts[later]]) continue;
            foreach (var earlier in texts[..Math.Min(later, FirstOfKey)]) pairs.Add(Pair(earlier, texts[later]));
        }
    }
}
