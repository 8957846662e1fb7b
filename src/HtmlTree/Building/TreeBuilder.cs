using HtmlTree.Characters;
using HtmlTree.Names;
using HtmlTree.Tokens;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>Builds the tree from tokens by the standard's insertion modes, each in a file of its own.</summary>
sealed partial class TreeBuilder
{
    readonly Arena _arena;
    readonly HtmlLimits _limits;
    readonly Tokenizer _tokenizer;
    readonly Token _token = new();
    readonly OpenElements _open;
    readonly FormattingElements _formatting;
    readonly Stack<Mode> _templateModes = new();
    Mode _mode, _originalMode;
    int _head, _form, _elements;
    long _moved;
    bool _isQuirky, _isFramesetOk = true, _isFostering, _skipsLineFeed, _stopped;

    public TreeBuilder(Arena arena, HtmlLimits limits)
    {
        (_arena, _limits) = (arena, limits);
        _tokenizer = new Tokenizer(arena, limits.MaxWork);
        _open = new OpenElements(arena);
        _formatting = new FormattingElements(arena);
    }

    long Work => _open.Work + _formatting.Work + _tokenizer.Work + _moved;

    /// <summary>Builds the whole tree, or says which limit the document passes.</summary>
    public HtmlExcess? Build()
    {
        while (!_stopped)
        {
            if (_open.Foreign > 0 || _tokenizer.IsForeign) TellTokenizer();
            _tokenizer.Read(_token);
            if (_token.Kind == TokenKind.Text && _skipsLineFeed && !_tokenizer.PassedOver && !SkipLineFeed()) continue;
            _skipsLineFeed = false;
            Process();
            if (_elements > _limits.MaxElements) return new HtmlExcess("elements", _elements);
            if (_open.Count > _limits.MaxDepth) return new HtmlExcess("depth", _open.Count);
            if (Work > _limits.MaxWork) return new HtmlExcess("work", Work);
        }
        // Elements that left the stack early may lie deeper than it was high.
        return _arena.Depth() is var depth && depth > _limits.MaxDepth ? new HtmlExcess("depth", depth) : null;
    }

    void TellTokenizer()
    {
        ref var current = ref _open.CurrentData;
        _tokenizer.IsForeign = current.Space != Namespace.Html;
        _tokenizer.KeepsNuls = _tokenizer.IsForeign && !IsMathText(ref current) && !IsHtmlInside(ref current);
    }

    /// <summary>Drops the line feed that authors put behind a start tag; false if nothing else was there.</summary>
    bool SkipLineFeed()
    {
        if (_arena.Characters[_token.Content][0] == '\n') _token.Content = Behind(_token.Content, 1);
        _skipsLineFeed = false;
        return _token.Content.Length > 0;
    }

    static Slice Behind(Slice slice, int count) => new(slice.Start >= 0 ? slice.Start + count : slice.Start - count, slice.Length - count);

    void Process()
    {
        if (_open.Foreign == 0 || !IsForForeignContent()) ByMode();
        else ForeignContent();
    }

    void Again(Mode mode)
    {
        _mode = mode;
        Process();
    }

    void ByMode()
    {
        if (_token.Kind == TokenKind.Text) { TextByMode(); return; }
        if (_token.Kind == TokenKind.Doctype && _mode is not (Mode.Initial or Mode.InTableText)) return;
        switch (_mode)
        {
            case Mode.Initial: Initial(); break;
            case Mode.BeforeHtml: BeforeHtml(); break;
            case Mode.BeforeHead: BeforeHead(); break;
            case Mode.InHead: InHead(); break;
            case Mode.InHeadNoscript: InHeadNoscript(); break;
            case Mode.AfterHead: AfterHead(); break;
            case Mode.InBody: InBody(); break;
            case Mode.Text: TextEnd(); break;
            case Mode.InTable: InTable(); break;
            case Mode.InTableText: AfterTableText(); break;
            case Mode.InCaption: InCaption(); break;
            case Mode.InColumnGroup: InColumnGroup(); break;
            case Mode.InTableBody: InTableBody(); break;
            case Mode.InRow: InRow(); break;
            case Mode.InCell: InCell(); break;
            case Mode.InSelect: InSelect(); break;
            case Mode.InSelectInTable: InSelectInTable(); break;
            case Mode.InTemplate: InTemplate(); break;
            case Mode.AfterBody: AfterBody(); break;
            case Mode.InFrameset: InFrameset(); break;
            case Mode.AfterFrameset: AfterFrameset(); break;
            case Mode.AfterAfterBody: AfterAfterBody(); break;
            case Mode.AfterAfterFrameset: AfterAfterFrameset(); break;
        }
    }

    /// <summary>Where the next node goes, and before which one (0: at the end).</summary>
    (int Parent, int Before) Place(int target)
    {
        if (!_isFostering || _arena[target].Space != Namespace.Html || !NameTraits.Is(_arena[target].Name, Trait.Fostering)) return (target, 0);
        for (var position = _open.Count - 1; position > 0; position--)
        {
            _moved++;
            var node = _open[position];
            if (_open.Is(node, Template)) return (node, 0);
            if (!_open.Is(node, Table)) continue;
            // A table that a script or a misnested tag took out of the tree has no parent.
            return _arena[node].Parent != 0 ? (_arena[node].Parent, node) : (_open[position - 1], 0);
        }
        return (_open[0], 0);
    }

    void Put(int node, (int Parent, int Before) place)
    {
        if (place.Before != 0) _arena.InsertBefore(node, place.Before);
        else _arena.Append(place.Parent, node);
    }

    void InsertText(Slice text)
    {
        if (text.Length > 0) Put(_arena.Add(NodeKind.Text, 0, Namespace.Html, text), Place(_open.Current));
    }

    int Insert(HtmlName name, Slice attributes = default) => Insert((int)name, Namespace.Html, attributes);

    int InsertToken() => Insert(_token.Name, Namespace.Html, _token.Content);

    int Insert(int name, Namespace space, Slice attributes)
    {
        _elements++;
        var node = _arena.Add(NodeKind.Element, name, space, attributes);
        Put(node, Place(_open.Current));
        _open.Push(node);
        return node;
    }

    void InsertVoid()
    {
        InsertToken();
        _open.Pop();
    }

    void InsertRaw(ContentModel model)
    {
        InsertToken();
        _tokenizer.ReadContentAs(model, _token.Name);
        _originalMode = _mode;
        _mode = Mode.Text;
    }
}
