using System.Globalization;

namespace How2Mine.Mining;

static class Words
{
    /// <summary>Runs of letters and digits in lower case.</summary>
    public static List<string> Of(IEnumerable<string> texts)
    {
        var words = new List<string>();
        foreach (var text in texts)
            foreach (var word in new WordRuns(text))
                words.Add(word.ToString().ToLowerInvariant());
        return words;
    }

    public static List<string> Of(string text) => Of([text]);
}

/// <summary>Goes through the words of a text as they are written: runs of letters and digits.</summary>
ref struct WordRuns(ReadOnlySpan<char> text)
{
    readonly ReadOnlySpan<char> _text = text;
    int _start, _end;

    public readonly ReadOnlySpan<char> Current => _text[_start.._end];

    public readonly WordRuns GetEnumerator() => this;

    public bool MoveNext()
    {
        for (var i = _end; i < _text.Length;)
        {
            var start = i;
            while (i < _text.Length && (char.IsLetterOrDigit(_text[i]) || IsInner(_text, i))) i++;
            if (i > start)
            {
                (_start, _end) = (start, i);
                return true;
            }
            i++;
        }
        _start = _end = _text.Length;
        return false;
    }

    /// <summary>Combining marks belong to the word; so does an apostrophe between letters.</summary>
    static bool IsInner(ReadOnlySpan<char> text, int i) => text[i] < 128
        ? text[i] == '\'' && IsBetweenLetters(text, i)
        : char.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark || (text[i] == '’' && IsBetweenLetters(text, i));

    static bool IsBetweenLetters(ReadOnlySpan<char> text, int i) => i > 0 && i + 1 < text.Length && char.IsLetter(text[i - 1]) && char.IsLetter(text[i + 1]);
}
