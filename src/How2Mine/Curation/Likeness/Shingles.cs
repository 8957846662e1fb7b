namespace How2Mine.Curation.Likeness;

/// <summary>A text's shingles: hashes of each run of three words, without case and punctuation; a shorter text is one shingle.</summary>
static class Shingles
{
    public const int Words = 3;

    const ulong First = 0x9E3779B97F4A7C15, Second = 0xC2B2AE3D27D4EB4F, Third = 0x165667B19E3779F9;

    /// <summary>Appends the hashes, repeated ones too.</summary>
    public static void Read(ReadOnlySpan<char> text, List<uint> hashes)
    {
        ulong before = 0, last = 0;
        var count = 0;
        foreach (var word in new ShingleWords(text))
        {
            var hash = Hash(word);
            if (++count >= Words) hashes.Add(Mix(before, last, hash));
            (before, last) = (last, hash);
        }
        if (count is 1 or 2) hashes.Add(Mix(0, before, last));
    }

    static ulong Hash(ReadOnlySpan<char> word)
    {
        var hash = First;
        foreach (var c in word) hash = (hash ^ (char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c < 128 ? c : char.ToLowerInvariant(c))) * Second;
        return hash ^ (hash >> 29);
    }

    static uint Mix(ulong before, ulong last, ulong now)
    {
        var hash = (before * First) + (ulong.RotateLeft(last, 23) * Second) + (ulong.RotateLeft(now, 43) * Third);
        hash = (hash ^ (hash >> 31)) * Second;
        return (uint)(hash >> 32);
    }
}
