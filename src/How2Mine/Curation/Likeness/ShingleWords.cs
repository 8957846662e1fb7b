using How2Mine.Mining;
using How2Mine.Text;

namespace How2Mine.Curation.Likeness;

/// <summary>Goes through the words that shingles are made of. Where a script writes no spaces each letter, with its marks, is a word: a sentence there would be one otherwise.</summary>
ref struct ShingleWords(ReadOnlySpan<char> text)
{
    /// <summary>Thai, the first of the scripts without spaces.</summary>
    const char FirstUnspaced = '\u0E00';

    WordRuns _runs = new(text);
    ReadOnlySpan<char> _rest;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly ShingleWords GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            if (!_runs.MoveNext()) return false;
            _rest = _runs.Current;
        }
        var length = Length(_rest);
        Current = _rest[..length];
        _rest = _rest[length..];
        return true;
    }

    static int Length(ReadOnlySpan<char> run)
    {
        if (!run.ContainsAnyExceptInRange('\0', (char)(FirstUnspaced - 1))) return run.Length;
        var (isAlone, length) = (IsUnspaced(run[0]), 1);
        while (length < run.Length && (isAlone ? !char.IsLetterOrDigit(run[length]) : !IsUnspaced(run[length]))) length++;
        return length;
    }

    static bool IsUnspaced(char c) => c >= FirstUnspaced && char.IsLetter(c) && ScriptTable.Of(c) is Script.Han or Script.Kana or Script.Thai or Script.Lao or Script.Khmer or Script.Myanmar;
}
