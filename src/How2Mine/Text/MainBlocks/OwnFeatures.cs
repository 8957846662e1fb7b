namespace How2Mine.Text.MainBlocks;

/// <summary>What a block's own text and kind say.</summary>
sealed class OwnFeatures
{
    /// <summary>Short words say nothing about a title.</summary>
    const int MinTitleWord = 4;

    /// <summary>Characters of a block whose words are looked up: buttons and notices are short, and the rest starts like what it is.</summary>
    const int MaxPhrase = 240;

    public const int Characters = 0, LinkShare = 1, EndsSentence = 2, Kind = 3, Punctuation = 4, Phrases = 5, Words = 6, Scalars = 21;

    readonly HashSet<uint> _title, _description;

    public OwnFeatures(PageHead head) => (_title, _description) = (WordsOf(head.Title), WordsOf(head.Description));

    public static int Count => Scalars + (int)PhraseGroup.Count;

    public static IEnumerable<string> Names =>
    [
        "characters", "link_share", "ends_sentence", "kind", "punctuation", "phrases", "words", "word_length", "upper", "digits", "level", "item", "ordered", "listed", "bold_lead", "starts_upper", "title_share", "lines", "description_share", "small_words", "lower_words",
        .. Enum.GetNames<PhraseGroup>().Take((int)PhraseGroup.Count).Select(n => $"phrase_{n}"),
    ];

    public void Write(PlacedBlock placed, Span<float> row)
    {
        var block = placed.Block;
        var signs = Signs.Of(block.Text);
        row[Characters] = block.Text.Length;
        row[LinkShare] = (float)block.LinkShare;
        row[EndsSentence] = block.Text[^1] is '.' or '!' or '?' or '。' or '…' ? 2 : block.Text[^1] is ':' or ',' or ';' or '"' or '”' or ')' ? 1 : 0;
        row[Kind] = (float)block.Kind;
        row[Punctuation] = signs.Punctuation / (float)Math.Max(1, signs.Words);
        row[Words] = signs.Words;
        row[7] = signs.Letters / (float)Math.Max(1, signs.Words);
        row[8] = signs.Upper / (float)Math.Max(1, signs.Letters);
        row[9] = signs.Digits / (float)block.Text.Length;
        row[10] = block.Level;
        row[11] = block.Item;
        row[12] = block.IsOrdered ? 1 : 0;
        row[13] = block.List > 0 ? 1 : 0;
        row[14] = block.BoldLead.Length / (float)block.Text.Length;
        row[15] = char.IsUpper(block.Text[0]) ? 1 : 0;
        row[17] = signs.Lines;
        row[19] = signs.SmallWords / (float)Math.Max(1, signs.Words);
        row[20] = signs.LowerWords / (float)Math.Max(1, signs.Words);
        WriteWords(block.Text, Math.Max(1, Math.Min(signs.Words, 60)), row);
    }

    /// <summary>What is looked up word by word: phrases, and the words of title and description.</summary>
    void WriteWords(string text, int words, Span<float> row)
    {
        var start = text.AsSpan(0, Math.Min(MaxPhrase, text.Length));
        Span<int> phrases = stackalloc int[(int)PhraseGroup.Count];
        phrases.Clear();
        PhraseWords.CountSigns(start, phrases);
        var (known, inTitle, inDescription) = (0, 0, 0);
        foreach (var word in new HashedWords(start))
        {
            if (PhraseWords.Find(word.Hash, out var group)) phrases[(int)group]++;
            if (word.Length < MinTitleWord) continue;
            known++;
            if (_title.Contains(word.Hash)) inTitle++;
            if (_description.Contains(word.Hash)) inDescription++;
        }
        row[16] = inTitle / (float)Math.Max(1, known);
        row[18] = inDescription / (float)Math.Max(1, known);
        for (var i = 0; i < phrases.Length; i++)
        {
            row[Scalars + i] = phrases[i] / (float)words;
            row[Phrases] += row[Scalars + i];
        }
    }

    static HashSet<uint> WordsOf(string text)
    {
        var words = new HashSet<uint>();
        foreach (var word in new HashedWords(text))
            if (word.Length >= MinTitleWord) words.Add(word.Hash);
        return words;
    }
}
