namespace How2Mine.Text.Instructing;

/// <summary>The words of one sentence, or of the heading in front of a colon, over the text they lie in.</summary>
readonly ref struct Sentence(ReadOnlySpan<char> text, ReadOnlySpan<Word> words, char end)
{
    readonly ReadOnlySpan<char> _text = text;
    readonly ReadOnlySpan<Word> _words = words;

    public int Count => _words.Length;

    public bool IsQuestion { get; } = end == '?';

    public bool IsHeading { get; } = end == ':';

    public ReadOnlySpan<char> this[int index] => _text.Slice(_words[index].Start, _words[index].Length);

    public bool EndsClause(int index) => index >= 0 && _words[index].EndsClause;

    public bool IsLower(int index) => char.IsLower(this[index][0]);

    public bool IsNumber(int index) => char.IsNumber(this[index][0]);

    /// <summary>The word after an elided article or particle: "oubliez" of "n'oubliez".</summary>
    public ReadOnlySpan<char> WithoutElision(int index)
    {
        var word = this[index];
        var mark = word.IndexOfAny('\'', '’');
        return mark is > 0 and < 3 && mark + 1 < word.Length ? word[(mark + 1)..] : word;
    }
}
