namespace How2Mine.Text;

/// <summary>The hash of a word and of its last letters, made letter by letter.</summary>
struct WordHash
{
    const ulong Prime = 0x100000001B3;

    ulong hash;
    ulong tail;

    public int Length { get; private set; }

    public void Add(char letter)
    {
        hash = (hash ^ letter) * Prime;
        tail = (tail << 16) | letter;
        Length++;
    }

    /// <summary>Odd, so that it is never the 0 of an empty slot.</summary>
    public readonly ulong Word => (hash ^ (hash >> 29)) | 1;

    /// <summary>Even; the last three letters, with a tag in the place of the fourth.</summary>
    public readonly ulong LastThree => Mix((tail & 0xFFFF_FFFF_FFFF) | (0xFFFFUL << 48));

    public readonly ulong LastFour => Mix(tail);

    public static WordHash Of(ReadOnlySpan<char> word)
    {
        var hash = new WordHash();
        foreach (var c in word)
            if (ScriptTable.Of(c) > Script.Mark) hash.Add(char.ToLowerInvariant(c));
        return hash;
    }

    static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 31)) * 0xBF58476D1CE4E5B9;
        return (value ^ (value >> 30)) & ~1UL | 2;
    }
}
