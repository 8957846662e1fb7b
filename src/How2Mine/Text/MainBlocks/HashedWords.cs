namespace How2Mine.Text.MainBlocks;

/// <summary>The runs of letters in a text, each as the hash of its small letters: looked up without being copied.</summary>
ref struct HashedWords(ReadOnlySpan<char> text)
{
    const uint Basis = 2166136261, Prime = 16777619;

    readonly ReadOnlySpan<char> _text = text;
    int _at;

    public (uint Hash, int Length) Current { get; private set; }

    public readonly HashedWords GetEnumerator() => this;

    public bool MoveNext()
    {
        var at = _at;
        while (at < _text.Length && !IsLetter(_text[at])) at++;
        var (start, hash) = (at, Basis);
        for (; at < _text.Length && IsLetter(_text[at]); at++) hash = (hash ^ Small(_text[at])) * Prime;
        (_at, Current) = (at, (hash, at - start));
        return at > start;
    }

    static bool IsLetter(char c) => c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c);

    static char Small(char c) => c < 128 ? (char)(c | 0x20) : char.ToLowerInvariant(c);
}
