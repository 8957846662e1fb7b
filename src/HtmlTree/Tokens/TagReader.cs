using System.Buffers;
using HtmlTree.Characters;

namespace HtmlTree.Tokens;

/// <summary>Reads a tag from its name to its end; attributes go into the arena, each name once.</summary>
sealed class TagReader(Arena arena, long maxWork)
{
    static readonly SearchValues<char> TagNameEnds = SearchValues.Create("\t\n\f\r />"), NameEnds = SearchValues.Create("\t\n\f\r />="), ValueEnds = SearchValues.Create("\t\n\f\r >");
    static readonly SearchValues<char> Odd = SearchValues.Create("&\r\0");

    readonly string _source = arena.Characters.Source;

    /// <summary>Attributes compared with others of their tag; from the limit on, no more are kept.</summary>
    public long Work { get; private set; }

    /// <summary>The position behind the tag, or -1 if the source ends within it.</summary>
    public int Read(int name, Token token)
    {
        var at = End(TagNameEnds, name);
        if (at < 0) return -1;
        token.Name = arena.Names.NumberOf(_source.AsSpan(name, at - name));
        token.IsSelfClosing = false;
        var first = arena.AttributeCount;
        while (true)
        {
            at = AfterSpace(at);
            if (at >= _source.Length) return -1;
            if (_source[at] == '>') break;
            if (_source[at] != '/') at = ReadAttribute(at, first, token.Kind == TokenKind.StartTag);
            else if (At(++at, '>')) { token.IsSelfClosing = true; break; }
            if (at < 0) return -1;
        }
        token.Content = new Slice(first, arena.AttributeCount - first);
        return at + 1;
    }

    int ReadAttribute(int start, int first, bool isKept)
    {
        // An equals sign in front belongs to the name.
        var at = End(NameEnds, start + 1);
        if (at < 0) return -1;
        var name = isKept ? arena.Names.NumberOf(_source.AsSpan(start, at - start)) : 0;
        var (value, next) = (new Slice(at, 0), AfterSpace(at));
        if (At(next, '='))
        {
            at = AfterSpace(next + 1);
            if (at >= _source.Length) return -1;
            if (_source[at] != '>') (value, next) = ReadValue(at);
            else next = at;
        }
        if (next >= 0 && isKept && Work <= maxWork && !Has(name, first)) arena.AddAttribute(new AttributeData(name, value));
        return next;
    }

    (Slice Value, int Next) ReadValue(int at)
    {
        var quote = _source[at];
        var isQuoted = quote is '"' or '\'';
        var start = isQuoted ? at + 1 : at;
        var end = isQuoted ? _source.IndexOf(quote, start) : End(ValueEnds, start);
        return end < 0 ? (default, -1) : (Decoded(start, end), isQuoted ? end + 1 : end);
    }

    Slice Decoded(int start, int end)
    {
        var text = _source.AsSpan(start, end - start);
        if (text.IndexOfAny(Odd) < 0) return new Slice(start, end - start);
        var into = arena.Characters;
        var mark = into.Mark;
        while (!text.IsEmpty)
        {
            var run = text.IndexOfAny(Odd);
            into.Write(run < 0 ? text : text[..run]);
            if (run < 0) break;
            text = text[run..];
            var read = 1;
            if (text[0] == '&') read = CharacterReference.Decode(text, inAttribute: true, into);
            else if (text[0] == '\0') into.Write('\uFFFD');
            else
            {
                into.Write('\n');
                if (text.Length > 1 && text[1] == '\n') read = 2;
            }
            text = text[read..];
        }
        return into.Since(mark);
    }

    bool Has(int name, int first)
    {
        var there = arena.Attributes(new Slice(first, arena.AttributeCount - first));
        Work += there.Length > 32 ? there.Length : 0;
        foreach (ref readonly var attribute in there)
            if (attribute.Name == name) return true;
        return false;
    }

    bool At(int position, char c) => position < _source.Length && _source[position] == c;

    int AfterSpace(int at)
    {
        while (at < _source.Length && _source[at] is ' ' or '\n' or '\t' or '\r' or '\f') at++;
        return at;
    }

    int End(SearchValues<char> ends, int from)
    {
        if (from >= _source.Length) return -1;
        var found = _source.AsSpan(from).IndexOfAny(ends);
        return found < 0 ? -1 : from + found;
    }
}
