using System.Text;

namespace How2Mine.Text;

/// <summary>Gathers the text of one block: white space folded, links and leading bold words measured.</summary>
sealed class BlockText
{
    readonly StringBuilder _text = new();
    int _inLinks, _inBold, _linkCharacters, _boldEnd;
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

    public void Append(string data, bool isPreformatted)
    {
        var before = _text.Length;
        foreach (var c in data)
        {
            if (isPreformatted && c == '\n') { _text.Append('\n'); _pendingSpace = false; }
            else if (IsSpace(c)) _pendingSpace = true;
            else if (!char.IsControl(c) && c is not ('\u200B' or '\u00AD' or '\uFEFF'))
            {
                if (_pendingSpace && _text.Length > 0 && _text[^1] != '\n') _text.Append(' ');
                _pendingSpace = false;
                _text.Append(c);
            }
        }
        var added = _text.Length - before;
        if (added == 0) return;
        if (_inLinks > 0) _linkCharacters += added;
        if (_inBold > 0 && !_boldBroken) _boldEnd = _text.Length;
        else _boldBroken = true;
    }

    /// <summary>A line break in the text; true if it ends the block, as a rule or a second break in a row does.</summary>
    public bool Break(bool isRule)
    {
        if (_text.Length == 0) return false;
        if (isRule || _text[^1] == '\n') return true;
        _text.Append('\n');
        _pendingSpace = false;
        return false;
    }

    /// <summary>The text gathered so far, or null if there is none.</summary>
    public (string Text, int LinkCharacters, string BoldLead)? Take()
    {
        if (_text.Length == 0)
        {
            _pendingSpace = false;
            return null;
        }
        var text = _text.ToString();
        var lead = _boldEnd > 0 ? text[..Math.Min(_boldEnd, text.Length)].Trim() : "";
        var taken = (text.Trim(), _linkCharacters, lead);
        _text.Clear();
        (_linkCharacters, _boldEnd, _pendingSpace, _boldBroken) = (0, 0, false, false);
        return taken.Item1.Length == 0 ? null : taken;
    }

    static bool IsSpace(char c) => c is ' ' or '\t' or '\r' or '\n' or '\f' or '\u00A0' || (c > '\u1680' && char.IsWhiteSpace(c));
}
