using HtmlTree.Characters;
using HtmlTree.Names;
using HtmlTree.Tokens;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>The modes up to the body, and what a head may hold.</summary>
sealed partial class TreeBuilder
{
    void Initial()
    {
        _isQuirky = _token.Kind != TokenKind.Doctype || _token.IsQuirky;
        if (_token.Kind == TokenKind.Doctype) _mode = Mode.BeforeHtml;
        else Again(Mode.BeforeHtml);
    }

    void BeforeHtml()
    {
        if (_token.IsStart(Html)) StartHtml(_token.Content);
        else if (_token.Kind != TokenKind.EndTag || (HtmlName)_token.Name is Head or Body or Html or Br)
        {
            StartHtml(default);
            Process();
        }
    }

    void StartHtml(Slice attributes)
    {
        _elements++;
        var html = _arena.Add(NodeKind.Element, (int)Html, Namespace.Html, attributes);
        _arena.Append(0, html);
        _open.Push(html);
        _mode = Mode.BeforeHead;
    }

    void BeforeHead()
    {
        if (_token.IsStart(Html)) InBody();
        else if (_token.IsStart(Head)) StartHead(_token.Content);
        else if (_token.Kind != TokenKind.EndTag || (HtmlName)_token.Name is Head or Body or Html or Br)
        {
            StartHead(default);
            Process();
        }
    }

    void StartHead(Slice attributes)
    {
        _head = Insert(Head, attributes);
        _mode = Mode.InHead;
    }

    void InHead()
    {
        if (_token.Kind == TokenKind.StartTag)
        {
            if (NameTraits.Is(_token.Name, Trait.HeadContent)) { HeadContent(); return; }
            switch ((HtmlName)_token.Name)
            {
                case Html: InBody(); return;
                case Noscript:
                    InsertToken();
                    _mode = Mode.InHeadNoscript;
                    return;
                case Head: return;
            }
        }
        else if (_token.Kind == TokenKind.EndTag)
        {
            switch ((HtmlName)_token.Name)
            {
                case Head:
                    _open.Pop();
                    _mode = Mode.AfterHead;
                    return;
                case Template: EndTemplate(); return;
                case not (Body or Html or Br): return;
            }
        }
        LeaveHead();
    }

    void LeaveHead()
    {
        _open.Pop();
        Again(Mode.AfterHead);
    }

    void HeadContent()
    {
        switch ((HtmlName)_token.Name)
        {
            case Title: InsertRaw(ContentModel.Rcdata); break;
            case Noframes or Style: InsertRaw(ContentModel.Rawtext); break;
            case Script: InsertRaw(ContentModel.Script); break;
            case Template:
                InsertToken();
                _formatting.AddMarker();
                _isFramesetOk = false;
                _mode = Mode.InTemplate;
                _templateModes.Push(Mode.InTemplate);
                break;
            default: InsertVoid(); break;
        }
    }

    void EndTemplate()
    {
        if (!_open.Has(Template)) return;
        _open.PopImpliedEnds(implied: Trait.ImpliedEndThorough);
        _open.PopTo(Template);
        _formatting.ClearToMarker();
        _templateModes.Pop();
        ResetMode();
    }

    void InHeadNoscript()
    {
        if (_token.IsStart(Html)) InBody();
        else if (_token.IsEnd(Noscript))
        {
            _open.Pop();
            _mode = Mode.InHead;
        }
        else if (_token.Kind == TokenKind.StartTag && (HtmlName)_token.Name is Basefont or Bgsound or Link or Meta or Noframes or Style) InHead();
        else if (_token.Kind == TokenKind.StartTag ? (HtmlName)_token.Name is not (Head or Noscript) : _token.Kind != TokenKind.EndTag || (HtmlName)_token.Name == Br) LeaveNoscript();
    }

    void LeaveNoscript()
    {
        _open.Pop();
        Again(Mode.InHead);
    }

    void AfterHead()
    {
        if (_token.Kind == TokenKind.StartTag)
        {
            if (NameTraits.Is(_token.Name, Trait.HeadContent))
            {
                _open.Push(_head);
                InHead();
                _open.Remove(_head);
                return;
            }
            switch ((HtmlName)_token.Name)
            {
                case Html: InBody(); return;
                case Head: return;
                case Body:
                    InsertToken();
                    _isFramesetOk = false;
                    _mode = Mode.InBody;
                    return;
                case Frameset:
                    InsertToken();
                    _mode = Mode.InFrameset;
                    return;
            }
        }
        else if (_token.IsEnd(Template)) { EndTemplate(); return; }
        else if (_token.Kind == TokenKind.EndTag && (HtmlName)_token.Name is not (Body or Html or Br)) return;
        StartBody();
    }

    void StartBody()
    {
        Insert(Body);
        Again(Mode.InBody);
    }

    /// <summary>The end tag, or the source's end, behind the text of a title, script, style or the like.</summary>
    void TextEnd()
    {
        _open.Pop();
        if (_token.Kind == TokenKind.End) Again(_originalMode);
        else _mode = _originalMode;
    }
}
