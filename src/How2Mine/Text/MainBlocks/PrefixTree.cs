namespace How2Mine.Text.MainBlocks;

/// <summary>Words of small letters with what they mean; a text has the meaning of the longest of them that it begins with.</summary>
sealed class PrefixTree
{
    const int Letters = 26;

    readonly List<short> _next = [.. new short[Letters]];
    readonly List<(ulong Meaning, bool IsWhole)> _ends = [default];

    /// <param name="isWhole">Counts only where the text ends with the word.</param>
    public void Add(string word, ulong meaning, bool isWhole)
    {
        var node = 0;
        foreach (var c in word)
        {
            var slot = (node * Letters) + c - 'a';
            if (_next[slot] == 0)
            {
                _next[slot] = (short)_ends.Count;
                _ends.Add(default);
                for (var i = 0; i < Letters; i++) _next.Add(0);
            }
            node = _next[slot];
        }
        _ends[node] = (meaning, isWhole);
    }

    public ulong Find(ReadOnlySpan<char> text)
    {
        var (node, found) = (0, 0UL);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiLetterLower(text[i]) || (node = _next[(node * Letters) + text[i] - 'a']) == 0) break;
            if (_ends[node] is var end && end.Meaning != 0 && (!end.IsWhole || i == text.Length - 1)) found = end.Meaning;
        }
        return found;
    }
}
