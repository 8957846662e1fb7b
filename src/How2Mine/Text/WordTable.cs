namespace How2Mine.Text;

/// <summary>A word's or an ending's worth for each language that lists it, found by hash alone.</summary>
/// <remarks>Open addressing over 64-bit hashes of a few thousand words: two of them meet with a chance below 1e-11.</remarks>
sealed class WordTable
{
    readonly ulong[] keys;
    readonly ushort[] ids;
    readonly Posting[][] postings;
    readonly int shift;

    public readonly record struct Posting(int Profile, float Weight);

    public WordTable(IEnumerable<(ulong Key, Posting Posting)> entries)
    {
        var byKey = entries.GroupBy(e => e.Key, e => e.Posting).ToList();
        postings = [[], .. byKey.Select(g => g.ToArray())];
        var bits = 4;
        while (1 << bits < byKey.Count * 2) bits++;
        (keys, ids, shift) = (new ulong[1 << bits], new ushort[1 << bits], 64 - bits);
        for (var id = 1; id < postings.Length; id++)
        {
            var key = byKey[id - 1].Key;
            var slot = Slot(key);
            while (keys[slot] != 0) slot = (slot + 1) & (keys.Length - 1);
            (keys[slot], ids[slot]) = (key, (ushort)id);
        }
    }

    /// <summary>Ids run from 1; 0 is a word that no language lists.</summary>
    public int Count => postings.Length;

    public int IdOf(ulong key)
    {
        for (var slot = Slot(key); keys[slot] != 0; slot = (slot + 1) & (keys.Length - 1))
            if (keys[slot] == key) return ids[slot];
        return 0;
    }

    public ReadOnlySpan<Posting> this[int id] => postings[id];

    int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15) >> shift);
}
