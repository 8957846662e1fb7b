using System.Globalization;
using System.Text;

namespace How2Mine.Text.StructuredData;

/// <summary>Reads JSON as found in the wild: raw line breaks in strings, trailing and missing commas, comments, single quotes, text that ends early.</summary>
/// <remarks>Gives string, double, bool, null, List of object? or Dictionary of string to object?; never throws.</remarks>
sealed class LenientJson
{
    const int MaxDepth = 64, MaxValues = 50_000;
    readonly string _json;
    int _at, _depth, _values;

    LenientJson(string json, int at = 0) => (_json, _at) = (json, at);

    /// <summary>The place behind what was read.</summary>
    public int Behind => Math.Min(_at, _json.Length);

    /// <summary>The text ended before the value did: brackets are missing.</summary>
    public bool Unclosed { get; private set; }

    /// <summary>The text ended within a string, a number or a list that was to go on: something is lost.</summary>
    public bool Cut { get; private set; }

    /// <summary>The first thing whose meaning had to be guessed; null where the text left no doubt.</summary>
    public string? Doubt { get; private set; }

    /// <summary>The value at a place, with what is to be known of how it was read.</summary>
    public static (object? Value, LenientJson Reading) ParseAt(string json, int at)
    {
        var reader = new LenientJson(json, at);
        return (reader.Value(), reader);
    }

    /// <summary>All values in the text, one after another.</summary>
    public static IEnumerable<object?> ParseAll(string json)
    {
        var reader = new LenientJson(json);
        while (reader.SkipTo('{', '[')) yield return reader.Value();
    }

    object? Value()
    {
        if (++_values > MaxValues || _depth >= MaxDepth)
        {
            Doubt ??= "it is nested too deeply or holds too many values";
            _at = _json.Length;
            return null;
        }
        Skip();
        if (_at >= _json.Length)
        {
            Cut = true;
            return null;
        }
        return _json[_at] switch
        {
            '{' => Object(),
            '[' => Array(),
            '"' or '\'' => String(_json[_at]),
            _ => Word(),
        };
    }

    Dictionary<string, object?> Object()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal);
        _at++;
        _depth++;
        while (Next('}'))
        {
            var name = _json[_at] is '"' or '\'' ? String(_json[_at]) : BareName();
            Skip();
            if (_at < _json.Length && _json[_at] == ':') _at++;
            else if (_at >= _json.Length) Cut = true;
            else Doubt ??= name.Length == 0 ? $"'{_json[_at]}' stands where a name must be" : $"no ':' follows the name '{name}'";
            if (name.Length == 0 && (_at >= _json.Length || _json[_at - 1] != ':')) { _at++; continue; }
            if (!members.TryAdd(name, Value())) Doubt ??= $"the member '{name}' is there twice";
        }
        _depth--;
        return members;
    }

    List<object?> Array()
    {
        var items = new List<object?>();
        _at++;
        _depth++;
        while (Next(']'))
        {
            var before = _at;
            items.Add(Value());
            if (_at == before) _at++;
        }
        _depth--;
        return items;
    }

    /// <summary>Goes to the next member or item; false, behind the closing bracket, at the end.</summary>
    bool Next(char close)
    {
        for (var goesOn = false; ; goesOn = true)
        {
            Skip();
            if (_at >= _json.Length)
            {
                Unclosed = true;
                Cut |= goesOn;
                return false;
            }
            var c = _json[_at];
            if (c == close) { _at++; return false; }
            if (c == ',') { _at++; continue; }
            // The other bracket closes something further out: this level was never closed.
            if (c is not ('}' or ']')) return true;
            Doubt ??= $"'{c}' stands where '{close}' must be";
            return false;
        }
    }

    string String(char quote)
    {
        _at++;
        var text = new StringBuilder();
        for (; _at < _json.Length; _at++)
        {
            var c = _json[_at];
            if (c == quote && EndsString()) { _at++; return text.ToString(); }
            if (c != '\\') text.Append(c);
            else if (++_at < _json.Length) Escape(text);
        }
        Cut = true;
        return text.ToString();
    }

    /// <summary>A quote ends a string if what follows could go on the structure; else an author forgot to escape it.</summary>
    bool EndsString()
    {
        var next = _at + 1;
        while (next < _json.Length && char.IsWhiteSpace(_json[next])) next++;
        return next >= _json.Length || _json[next] is ',' or ':' or '}' or ']' or '"' or '/';
    }

    void Escape(StringBuilder text)
    {
        var c = _json[_at];
        if (c == 'u' && _at + 4 < _json.Length && ushort.TryParse(_json.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            text.Append((char)code);
            _at += 4;
            return;
        }
        text.Append(c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', 'b' or 'f' => ' ', _ => c });
    }

    object? Word()
    {
        var name = BareName();
        if (name.Length == 0)
        {
            Doubt ??= $"'{_json[_at]}' stands where a value must be";
            _at++;
            return null;
        }
        Cut |= _at >= _json.Length;
        switch (name)
        {
            case "true" or "True": return true;
            case "false" or "False": return false;
            case "null" or "undefined" or "None": return null;
        }
        if (double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)) return number;
        Doubt ??= $"the text '{(name.Length > 40 ? name[..40] : name)}' is not in quotes";
        return name;
    }

    string BareName()
    {
        var start = _at;
        while (_at < _json.Length && _json[_at] is not (',' or ':' or '}' or ']' or '{' or '[' or '"') && !char.IsWhiteSpace(_json[_at])) _at++;
        return _json[start.._at];
    }

    bool SkipTo(char one, char other)
    {
        // A text that ends within a string or behind a backslash leaves the place past its end.
        if (_at >= _json.Length) return false;
        var next = _json.AsSpan(_at).IndexOfAny(one, other);
        _at = next < 0 ? _json.Length : _at + next;
        return next >= 0;
    }

    void Skip()
    {
        while (_at < _json.Length)
        {
            var rest = _json.AsSpan(_at);
            if (char.IsWhiteSpace(rest[0]) || rest[0] is '\uFEFF' or ';') _at++;
            else if (rest.StartsWith("/*")) _at += Past(rest, "*/");
            else if (rest.StartsWith("//")) _at += Past(rest, "\n");
            else if (rest.StartsWith("<!--")) _at += 4;
            else if (rest.StartsWith("-->")) _at += 3;
            else return;
        }
    }

    static int Past(ReadOnlySpan<char> rest, string end) => rest.IndexOf(end, StringComparison.Ordinal) is >= 0 and var at ? at + end.Length : rest.Length;
}
