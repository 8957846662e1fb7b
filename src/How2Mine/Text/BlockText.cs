namespace How2Mine.Text;

/// <summary>Gathers the text of one block: white space folded, links and leading bold words measured.</summary>
sealed class BlockText
{
    enum Kind : byte { Sign, Space, Nothing }

    static readonly Kind[] AsciiKinds = [.. Enumerable.Range(0, 128).Select(c => c is ' ' or '\t' or '\r' or '\n' or '\f' ? Kind.Space : char.IsControl((char)c) ? Kind.Nothing : Kind.Sign)];

    char[] _text = new char[1024];
    int _length, _inLinks, _inBold, _linkCharacters, _boldEnd;
    bool _pendingSpace, _boldBroken;

    public void Open(ElementRole role)
    {
        if (role == ElementRole.Link) _inLinks++;
        if (role == ElementRole.Bold) _inBold++;
    }

    public void Close(ElementRole role)
    {
        if (role == ElementRole.Link) _inLinks--;
        if (role == ElementRole.Bold) _inBold--;
    }

    public void Append(ReadOnlySpan<char> data, bool isPreformatted)
    {
        var before = _length;
        // Each sign may bring a space before it.
        if (_text.Length - _length < data.Length + 1) Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + (2 * data.Length) + 1));
        foreach (var c in data)
        {
            if (isPreformatted && c == '\n') { _text[_length++] = '\n'; _pendingSpace = false; continue; }
            var kind = c < 128 ? AsciiKinds[c] : KindOf(c);
            if (kind == Kind.Space) _pendingSpace = true;
            else if (kind == Kind.Sign)
            {
                if (_pendingSpace && _length > 0 && _text[_length - 1] != '\n') _text[_length++] = ' ';
                _pendingSpace = false;
                _text[_length++] = c;
            }
        }
        var added = _length - before;
        if (added == 0) return;
        if (_inLinks > 0) _linkCharacters += added;
        if (_inBold > 0 && !_boldBroken) _boldEnd = _length;
        else _boldBroken = true;
    }

    /// <summary>A line break in the text; true if it ends the block, as a rule or a second break in a row does.</summary>
    public bool Break(bool isRule)
    {
        if (_length == 0) return false;
        if (isRule || _text[_length - 1] == '\n') return true;
        if (_length == _text.Length) Array.Resize(ref _text, _length * 2);
        _text[_length++] = '\n';
        _pendingSpace = false;
        return false;
    }

    /// <summary>The text gathered so far, or null if there is none.</summary>
    public (string Text, int LinkCharacters, string BoldLead)? Take()
    {
        if (_length == 0)
        {
            _pendingSpace = false;
            return null;
        }
        var all = _text.AsSpan(0, _length);
        var lead = _boldEnd > 0 ? all[.._boldEnd].Trim().ToString() : "";
        var taken = (Text: all.Trim().ToString(), _linkCharacters, lead);
        (_length, _linkCharacters, _boldEnd, _pendingSpace, _boldBroken) = (0, 0, 0, false, false);
        return taken.Text.Length == 0 ? null : taken;
    }

    static Kind KindOf(char c) =>
        c == '\u00A0' || (c > '\u1680' && char.IsWhiteSpace(c)) ? Kind.Space : char.IsControl(c) || c is '\u200B' or '\u00AD' or '\uFEFF' ? Kind.Nothing : Kind.Sign;
}
