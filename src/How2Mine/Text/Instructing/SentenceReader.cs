using System.Globalization;

namespace How2Mine.Text.Instructing;

/// <summary>Cuts a step into sentences of words; words past the buffer's end are left out.</summary>
ref struct SentenceReader(ReadOnlySpan<char> text, Span<Word> buffer)
{
    readonly ReadOnlySpan<char> _text = text;
    readonly Span<Word> _buffer = buffer;
    int _at;

    public bool Next(out Sentence sentence)
    {
        var count = 0;
        var end = '\0';
        while (_at < _text.Length)
        {
            if (IsPartOfWord(_at)) count = Take(count);
            else if (EndsSentence(_at) && (count > 0 || _text[_at] is '\n') && !AfterNumber(count)) end = _text[_at++];
            else Mark(count);
            if (end != '\0' && count > 0) break;
            end = '\0';
        }
        Mark(Math.Min(count, _buffer.Length), ended: true);
        sentence = new Sentence(_text, _buffer[..Math.Min(count, _buffer.Length)], end);
        return count > 0;
    }

    int Take(int count)
    {
        var start = _at;
        while (_at < _text.Length && (IsPartOfWord(_at) || JoinsWord(_at))) _at++;
        if (count < _buffer.Length) _buffer[count] = new Word(start, _at - start, EndsClause: false);
        return count + 1;
    }

    void Mark(int count, bool ended = false)
    {
        var closes = ended || _text[_at++] is ',' or ';' or '(' or ')' or '–' or '—' or '[' or ']' or '|' or '،';
        if (closes && count > 0 && count <= _buffer.Length) _buffer[count - 1] = _buffer[count - 1] with { EndsClause = true };
    }

    readonly bool IsPartOfWord(int at) => char.IsLetterOrDigit(_text[at]) || char.IsNumber(_text[at]) || char.IsSurrogate(_text[at])
        || CharUnicodeInfo.GetUnicodeCategory(_text[at]) is UnicodeCategory.NonSpacingMark;

    readonly bool JoinsWord(int at) => _text[at] is '\'' or '’' or '-' or '\u00AD' && at + 1 < _text.Length && char.IsLetter(_text[at + 1]);

    readonly bool EndsSentence(int at) => _text[at] switch
    {
        '\n' or '!' or '?' or '…' => true,
        '.' or ':' => at + 1 == _text.Length || char.IsWhiteSpace(_text[at + 1]) || char.IsUpper(_text[at + 1]),
        _ => false,
    };

    /// <summary>The dot of "2." at the start is numbering and that of "for 5. minutes" no end.</summary>
    readonly bool AfterNumber(int count) =>
        _text[_at] is '.' && count is > 0 and < 2 && _buffer.Length > 0 && char.IsDigit(_text[_buffer[0].Start]);
}
