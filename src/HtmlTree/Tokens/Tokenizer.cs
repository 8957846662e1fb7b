using System.Buffers;
using HtmlTree.Characters;

namespace HtmlTree.Tokens;

/// <summary>Cuts the source into tags and runs of text; comments and processing instructions are passed over.</summary>
sealed class Tokenizer(Arena arena, long maxWork)
{
    static readonly SearchValues<char> TextStops = SearchValues.Create("<&\r\0");
    static readonly SearchValues<char> OddCharacters = SearchValues.Create("&\r\0"), OddRawCharacters = SearchValues.Create("\r\0");

    readonly string _source = arena.Characters.Source;
    readonly TagReader _tags = new(arena, maxWork);
    int _at, _rawName;

    /// <summary>Set by the tree builder after a start tag; falls back to data at the element's end tag.</summary>
    public ContentModel Model { get; private set; }

    /// <summary>Whether the current node is foreign: there, CDATA sections are text.</summary>
    public bool IsForeign { get; set; }

    /// <summary>Whether text is foreign content: there, NULs are kept as U+FFFD.</summary>
    public bool KeepsNuls { get; set; }

    /// <summary>Attributes compared with others of their tag.</summary>
    public long Work => _tags.Work;

    public void ReadContentAs(ContentModel model, int name) => (Model, _rawName) = (model, name);

    /// <summary>Whether a comment or what counts as one stood before the token.</summary>
    public bool PassedOver { get; private set; }

    public void Read(Token token)
    {
        PassedOver = false;
        while (true)
        {
            if (_at >= _source.Length) { token.Kind = TokenKind.End; return; }
            if (Model != ContentModel.Data)
            {
                if (ReadRaw(token)) return;
            }
            else if (_source[_at] == '<')
            {
                if (ReadMarkup(token)) return;
            }
            else if (ReadText(token, _at)) return;
        }
    }

    /// <summary>A run of text up to the next tag; false if nothing of it is left.</summary>
    bool ReadText(Token token, int from)
    {
        var start = _at;
        var stop = IndexOf(TextStops, from);
        if (stop < _source.Length && _source[stop] != '<')
        {
            stop = _source.IndexOf('<', stop) is var tag and >= 0 ? tag : _source.Length;
            token.Content = Decoded(start, stop, OddCharacters, KeepsNuls ? '\uFFFD' : '\0');
        }
        else token.Content = new Slice(start, stop - start);
        _at = stop;
        token.Kind = TokenKind.Text;
        return token.Content.Length > 0;
    }

    /// <summary>False for what leaves no token: a comment, a tag without an end.</summary>
    bool ReadMarkup(Token token)
    {
        var next = _at + 1 < _source.Length ? _source[_at + 1] : '\0';
        if (char.IsAsciiLetter(next)) return ReadTag(token, _at + 1, TokenKind.StartTag);
        switch (next)
        {
            case '/':
                var name = _at + 2 < _source.Length ? _source[_at + 2] : '\0';
                if (char.IsAsciiLetter(name)) return ReadTag(token, _at + 2, TokenKind.EndTag);
                if (_at + 2 >= _source.Length) return ReadText(token, _at + 2);
                if (name == '>') _at += 3;
                else PassOver(After(_source.IndexOf('>', _at + 2), 1));
                return false;
            case '!':
                return ReadDeclaration(token);
            case '?':
                PassOver(After(_source.IndexOf('>', _at + 1), 1));
                return false;
            default:
                return ReadText(token, _at + 1);
        }
    }

    bool ReadTag(Token token, int name, TokenKind kind)
    {
        token.Kind = kind;
        _at = _tags.Read(name, token);
        // A tag that the source's end cuts off is none.
        if (_at >= 0) return true;
        _at = _source.Length;
        return false;
    }

    bool ReadDeclaration(Token token)
    {
        var rest = _source.AsSpan(_at + 2);
        if (rest.StartsWith("--", StringComparison.Ordinal)) PassOver(AfterComment(_at + 4));
        else if (rest.StartsWith("doctype", StringComparison.OrdinalIgnoreCase))
        {
            _at = Doctype.Read(_source, _at + 9, out token.IsQuirky);
            token.Kind = TokenKind.Doctype;
            return true;
        }
        else if (IsForeign && rest.StartsWith("[CDATA[", StringComparison.Ordinal))
        {
            var (start, end) = (_at + 9, _source.IndexOf("]]>", _at + 9, StringComparison.Ordinal));
            _at = After(end, 3);
            token.Content = Decoded(start, end < 0 ? _source.Length : end, OddRawCharacters, KeepsNuls ? '\uFFFD' : '\0');
            token.Kind = TokenKind.Text;
            return token.Content.Length > 0;
        }
        else PassOver(After(_source.IndexOf('>', _at + 2), 1));
        return false;
    }

    void PassOver(int end) => (_at, PassedOver) = (end, true);

    int AfterComment(int start)
    {
        if (At(start, '>')) return start + 1;
        if (At(start, '-') && At(start + 1, '>')) return start + 2;
        for (var dashes = start; (dashes = _source.IndexOf("--", dashes, StringComparison.Ordinal)) >= 0; dashes++)
        {
            if (At(dashes + 2, '>')) return dashes + 3;
            if (At(dashes + 2, '!') && At(dashes + 3, '>')) return dashes + 4;
        }
        return _source.Length;
    }

    /// <summary>The content of an element that holds no tags, then its end tag.</summary>
    bool ReadRaw(Token token)
    {
        var end = Model == ContentModel.Plaintext ? _source.Length : RawText.End(_source, _at, arena.Names[_rawName], Model == ContentModel.Script);
        if (end == _at)
        {
            Model = ContentModel.Data;
            return ReadTag(token, _at + 2, TokenKind.EndTag);
        }
        token.Content = Decoded(_at, end, Model == ContentModel.Rcdata ? OddCharacters : OddRawCharacters, '\uFFFD');
        token.Kind = TokenKind.Text;
        _at = end;
        return true;
    }

    /// <summary>The source's characters as they are meant: line ends as line feeds, references decoded, NULs replaced or, by NUL, left out.</summary>
    Slice Decoded(int start, int end, SearchValues<char> odd, char forNul)
    {
        if (_source.AsSpan(start, end - start).IndexOfAny(odd) < 0) return new Slice(start, end - start);
        var into = arena.Characters;
        var mark = into.Mark;
        for (var at = start; at < end;)
        {
            var run = _source.AsSpan(at, end - at).IndexOfAny(odd);
            if (run != 0) into.Write(_source.AsSpan(at, run < 0 ? end - at : run));
            if (run < 0) break;
            at += run;
            switch (_source[at])
            {
                case '\r':
                    into.Write('\n');
                    at += At(at + 1, '\n') ? 2 : 1;
                    break;
                case '\0':
                    if (forNul != '\0') into.Write(forNul);
                    at++;
                    break;
                default:
                    at += CharacterReference.Decode(_source.AsSpan(at, end - at), inAttribute: false, into);
                    break;
            }
        }
        return into.Since(mark);
    }

    bool At(int position, char c) => position < _source.Length && _source[position] == c;

    int After(int found, int length) => found < 0 ? _source.Length : found + length;

    int IndexOf(SearchValues<char> values, int from)
    {
        if (from >= _source.Length) return _source.Length;
        var found = _source.AsSpan(from).IndexOfAny(values);
        return found < 0 ? _source.Length : from + found;
    }
}
