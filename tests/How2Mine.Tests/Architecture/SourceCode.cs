using System.Text;

namespace How2Mine.Tests.Architecture;

/// <summary>Blanks out of C# source what only looks like code: comments, directives, strings and characters. Places and line breaks stay.</summary>
sealed class SourceCode
{
    readonly string _text;
    readonly StringBuilder _code;
    int _at;

    SourceCode(string text) => (_text, _code) = (text, new StringBuilder(text));

    public static string Blanked(string text)
    {
        var source = new SourceCode(text);
        while (source._at < text.Length) source.Next();
        return source._code.ToString();
    }

    void Next()
    {
        var start = _at;
        if (Is("//") || (Is("#") && IsLineStart())) To("\n");
        else if (Is("/*")) To("*/");
        else if (_text[_at] == '\'') Character();
        else if (StringStart() is var dollarsAndAt and >= 0) String(dollarsAndAt);
        else { _at++; return; }
        for (var i = start; i < _at; i++)
            if (_text[i] != '\n') _code[i] = ' ';
        // Something stays in a string's place, so that "x = ;" does not arise.
        if (_text[start] is '"' or '$' or '@' or '\'') _code[start] = '"';
    }

    bool Is(string what) => string.CompareOrdinal(_text, _at, what, 0, what.Length) == 0;

    bool IsLineStart() => _text.AsSpan(0, _at)[(_text.LastIndexOf('\n', Math.Max(0, _at - 1)) + 1)..].IsWhiteSpace();

    void To(string end)
    {
        var found = _text.IndexOf(end, _at + 1, StringComparison.Ordinal);
        _at = found < 0 ? _text.Length : end == "\n" ? found : found + end.Length;
    }

    void Character()
    {
        _at++;
        _at += _text[_at] == '\\' ? 2 : 1;
        while (_at < _text.Length && _text[_at++] != '\'') { }
    }

    /// <summary>How many $ and @ stand before the quote here, or -1 where no string starts.</summary>
    int StringStart()
    {
        var i = _at;
        while (i < _text.Length && _text[i] is '$' or '@') i++;
        return i < _text.Length && _text[i] == '"' ? i - _at : -1;
    }

    void String(int signs)
    {
        var prefix = _text.AsSpan(_at, signs);
        var (holes, isVerbatim) = (prefix.Count('$'), prefix.Contains('@'));
        _at += signs;
        var quotes = Run('"');
        if (quotes == 2) { _at += 2; return; }
        _at += quotes;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '"' && quotes == 1 && isVerbatim && Run('"') > 1) _at += 2;
            else if (c == '"' && Run('"') is var run && run >= quotes) { _at += run; return; }
            else if (c == '\\' && quotes == 1 && !isVerbatim) _at += 2;
            else if (c == '{' && holes > 0) Brace(holes, isRaw: quotes > 1);
            else _at++;
        }
    }

    /// <summary>A hole with code in it, or braces that stand for themselves.</summary>
    void Brace(int holes, bool isRaw)
    {
        var run = Run('{');
        _at += run;
        if (isRaw ? run < holes : run % 2 == 0) return;
        for (var depth = 1; depth > 0 && _at < _text.Length;)
        {
            if (_text[_at] is '{' or '}') depth += _text[_at++] == '{' ? 1 : -1;
            else Next();
        }
        if (isRaw) _at += Math.Min(Run('}'), holes - 1);
    }

    int Run(char c)
    {
        var end = _at;
        while (end < _text.Length && _text[end] == c) end++;
        return end - _at;
    }
}
