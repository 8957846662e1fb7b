namespace How2Mine.Text;

/// <summary>The groups of three letters of a text in one script, word borders included, as hashes: of "the", " th", "the" and "he ".</summary>
ref struct LetterGroups(ReadOnlySpan<char> text, Script script)
{
    const char Border = ' ';

    readonly ReadOnlySpan<char> _text = text;
    char _first = Border, _second = Border;
    int _at;

    /// <summary>Letters of the script read so far.</summary>
    public int Letters { get; private set; }

    public uint Current { get; private set; }

    public bool MoveNext()
    {
        while (_at <= _text.Length)
        {
            // The text's end is a border too.
            var c = _at < _text.Length ? _text[_at] : Border;
            _at++;
            var own = ScriptTable.Of(c);
            if (own == Script.Mark) continue;
            var third = own == script ? char.ToLowerInvariant(c) : Border;
            if (third != Border) Letters++;
            var isGroup = _second != Border;
            if (isGroup) Current = HashOf(_first, _second, third);
            (_first, _second) = third == Border ? (Border, Border) : (_second, third);
            if (isGroup) return true;
        }
        return false;
    }

    static uint HashOf(char first, char second, char third)
    {
        var hash = ((first * 0x9E3779B1u) ^ second) * 0x85EBCA77u;
        hash = ((hash ^ (hash >> 15)) ^ third) * 0xC2B2AE3Du;
        return hash ^ (hash >> 16);
    }
}
