namespace How2Mine.Curation.Likeness;

/// <summary>The true likeness of texts: shingles that two share, of all that either has. Words are told apart by themselves, not by a hash. For one thread at a time.</summary>
public sealed class Jaccard
{
    /// <summary>Three numbers of words fit one key.</summary>
    const int Bits = 21, MaxWords = (1 << Bits) - 1;

    const int StackChars = 128;

    readonly Dictionary<string, int> _ids = new(StringComparer.Ordinal);
    readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    readonly List<ulong> _own = [], _other = [];
    ulong _apart;

    public Jaccard() => _lookup = _ids.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The text that others are compared to from now on.</summary>
    public void Take(string text)
    {
        _ids.Clear();
        Read(text, _own);
    }

    /// <summary>0 to 1; 0 where either text has no word.</summary>
    public double To(string text)
    {
        Read(text, _other);
        var (shared, i, j) = (0, 0, 0);
        while (i < _own.Count && j < _other.Count)
        {
            var (own, other) = (_own[i], _other[j]);
            if (own == other) shared++;
            if (own <= other) i++;
            if (other <= own) j++;
        }
        return shared == 0 ? 0 : (double)shared / (_own.Count + _other.Count - shared);
    }

    /// <summary>The text's distinct shingles in order.</summary>
    void Read(string text, List<ulong> shingles)
    {
        shingles.Clear();
        var (count, key) = (0, 0UL);
        foreach (var word in new ShingleWords(text))
        {
            key = ((key << Bits) | (uint)IdOf(word)) & ((1UL << (3 * Bits)) - 1);
            if (++count >= Shingles.Words) shingles.Add(Known(key));
        }
        if (count is 1 or 2) shingles.Add(Known(key));
        shingles.Sort();
        var kept = 0;
        for (var i = 0; i < shingles.Count; i++)
            if (i == 0 || shingles[i] != shingles[i - 1]) shingles[kept++] = shingles[i];
        shingles.RemoveRange(kept, shingles.Count - kept);
    }

    /// <summary>A shingle with a word too many to be numbered is like no other.</summary>
    ulong Known(ulong key)
    {
        for (var rest = key; rest != 0; rest >>= Bits)
            if ((rest & MaxWords) == MaxWords) return ulong.MaxValue - _apart++;
        return key;
    }

    int IdOf(ReadOnlySpan<char> word)
    {
        Span<char> buffer = stackalloc char[StackChars];
        var lower = word.Length <= StackChars ? buffer[..word.Length] : new char[word.Length];
        word.ToLowerInvariant(lower);
        if (_lookup.TryGetValue(lower, out var id)) return id;
        if (_ids.Count + 1 >= MaxWords) return MaxWords;
        return _ids[lower.ToString()] = _ids.Count + 1;
    }
}
