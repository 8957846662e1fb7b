namespace How2Mine.Text.MainBlocks;

/// <summary>How many signs of each kind a text has; a word is a run of letters and digits, or two signs of a script without spaces.</summary>
struct Signs
{
    bool _inWord, _isLower;
    int _length, _ideographs;

    public int Words { get; private set; }

    public int Letters { get; private set; }

    public int Upper { get; private set; }

    public int Digits { get; private set; }

    public int Punctuation { get; private set; }

    public int Lines { get; private set; }

    /// <summary>Words of one to three small letters: what holds sentences together in most languages.</summary>
    public int SmallWords { get; private set; }

    /// <summary>Words that begin with a small letter.</summary>
    public int LowerWords { get; private set; }

    public static Signs Of(ReadOnlySpan<char> text)
    {
        var signs = new Signs { Lines = 1 };
        foreach (var c in text) signs.Add(c);
        signs.EndWord();
        signs.Words += signs._ideographs / 2;
        return signs;
    }

    void Add(char c)
    {
        if (char.IsAsciiLetterLower(c) || char.IsLetter(c))
        {
            var isUpper = char.IsAsciiLetterUpper(c) || (c >= 128 && char.IsUpper(c));
            Letters++;
            if (isUpper) Upper++;
            if (c >= '\u3040' && c is <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF') _ideographs++;
            InWord(!isUpper);
        }
        else if (char.IsDigit(c))
        {
            Digits++;
            InWord(false);
        }
        else
        {
            EndWord();
            if (c is '.' or ',' or ';' or ':' or '!' or '?' or '。' or '、' or '，' or '…') Punctuation++;
            else if (c == '\n') Lines++;
        }
    }

    void InWord(bool isLower)
    {
        if (!_inWord) (_isLower, _length, _inWord) = (isLower, 0, true);
        _length++;
    }

    void EndWord()
    {
        if (!_inWord) return;
        Words++;
        if (_isLower) LowerWords++;
        if (_isLower && _length <= 3) SmallWords++;
        _inWord = false;
    }
}
