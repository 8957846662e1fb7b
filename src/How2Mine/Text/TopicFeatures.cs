namespace How2Mine.Text;

/// <summary>Takes the features of a text as they are read.</summary>
interface IFeatureSink
{
    void Add(uint feature);
}

/// <summary>Reads a text as hashed features: words, the beginnings and ends of longer words, and title words once more by themselves.</summary>
/// <remarks>Beginnings and ends stand in for stemming, and for splitting German compounds, whose last part names the thing.</remarks>
static class TopicFeatures
{
    /// <summary>What a page is about shows early; more text costs time and changes few decisions.</summary>
    public const int MaxChars = 20_000;

    const int MaxWord = 40;
    const uint WordKind = 0x811C9DC5, StartKind = 0x2F0B4C47, EndKind = 0x5BD1E995, TitleKind = 0x9E3779B9, PairKind = 0x1B873593;
    const int AffixLength = 6;

    public static void Read<TSink>(string title, ReadOnlySpan<char> text, ref TSink sink) where TSink : IFeatureSink
    {
        ReadWords(title, inTitle: true, ref sink);
        ReadWords(text.Length > MaxChars ? text[..MaxChars] : text, inTitle: false, ref sink);
    }

    static void ReadWords<TSink>(ReadOnlySpan<char> text, bool inTitle, ref TSink sink) where TSink : IFeatureSink
    {
        Span<char> word = stackalloc char[MaxWord];
        var length = 0;
        foreach (var c in text)
        {
            if (IsIdeographic(c))
            {
                // Chinese, Japanese and Korean have no spaces between words: neighbouring characters stand in for them.
                if (length > 1 || (length == 1 && !IsIdeographic(word[0]))) Flush(word, ref length, inTitle, ref sink);
                if (length == 1) AddPair(word[0], c, ref sink);
                word[0] = c;
                length = 1;
                continue;
            }
            if (length == 1 && IsIdeographic(word[0])) length = 0;
            if (char.IsLetter(c))
            {
                if (length < MaxWord) word[length++] = char.ToLowerInvariant(c);
            }
            else Flush(word, ref length, inTitle, ref sink);
        }
        Flush(word, ref length, inTitle, ref sink);
    }

    static bool IsIdeographic(char c) => c is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    static void AddPair<TSink>(char first, char second, ref TSink sink) where TSink : IFeatureSink => sink.Add(Hash(PairKind, [first, second]));

    static void Flush<TSink>(Span<char> buffer, ref int length, bool inTitle, ref TSink sink) where TSink : IFeatureSink
    {
        var word = buffer[..length];
        length = 0;
        if (word.Length < 2) return;

        sink.Add(Hash(WordKind, word));
        if (inTitle) sink.Add(Hash(TitleKind, word.Length > AffixLength ? word[..AffixLength] : word));
        if (word.Length <= AffixLength) return;
        sink.Add(Hash(StartKind, word[..AffixLength]));
        if (word.Length >= AffixLength + 3) sink.Add(Hash(EndKind, word[^AffixLength..]));
    }

    static uint Hash(uint kind, ReadOnlySpan<char> chars)
    {
        var hash = kind;
        foreach (var c in chars) hash = (hash ^ c) * 16777619;
        return hash ^ (hash >> 15);
    }
}
