using HtmlTree.Names;
using HtmlTree.Tokens;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>The modes of selects, templates and framesets, and the way back to the mode that fits what is open.</summary>
sealed partial class TreeBuilder
{
    void InSelect()
    {
        var name = (HtmlName)_token.Name;
        if (_token.Kind == TokenKind.End) InBody();
        else if (_token.Kind == TokenKind.StartTag) StartInSelect(name);
        else if (name == Optgroup)
        {
            if (_open.IsCurrent(Option) && _open.Count > 1 && _open.Is(_open[_open.Count - 2], Optgroup)) _open.Pop();
            if (_open.IsCurrent(Optgroup)) _open.Pop();
        }
        else if (name == Option)
        {
            if (_open.IsCurrent(Option)) _open.Pop();
        }
        else if (name == Select) CloseSelect();
        else if (name == Template) EndTemplate();
    }

    void StartInSelect(HtmlName name)
    {
        switch (name)
        {
            case Html: InBody(); break;
            case Option:
                if (_open.IsCurrent(Option)) _open.Pop();
                InsertToken();
                break;
            case Optgroup or Hr:
                if (_open.IsCurrent(Option)) _open.Pop();
                if (_open.IsCurrent(Optgroup)) _open.Pop();
                if (name == Hr) InsertVoid();
                else InsertToken();
                break;
            case Select: CloseSelect(); break;
            case Input or Keygen or Textarea:
                if (CloseSelect()) Process();
                break;
            case Script or Template: HeadContent(); break;
        }
    }

    bool CloseSelect()
    {
        if (!_open.HasInSelectScope(Select)) return false;
        _open.PopTo(Select);
        ResetMode();
        return true;
    }

    void InSelectInTable()
    {
        var name = (HtmlName)_token.Name;
        if (_token.Kind is TokenKind.StartTag or TokenKind.EndTag && name is Caption or Table or Tbody or Tfoot or Thead or Tr or Td or Th)
        {
            if (_token.Kind == TokenKind.EndTag && !_open.HasInTableScope(name)) return;
            _open.PopTo(Select);
            ResetMode();
            Process();
        }
        else InSelect();
    }

    void InTemplate()
    {
        var name = (HtmlName)_token.Name;
        if (_token.Kind == TokenKind.End)
        {
            if (!_open.Has(Template)) { _stopped = true; return; }
            _open.PopTo(Template);
            _formatting.ClearToMarker();
            _templateModes.Pop();
            ResetMode();
            Process();
        }
        else if (_token.Kind == TokenKind.EndTag)
        {
            if (name == Template) EndTemplate();
        }
        else if (NameTraits.Is(_token.Name, Trait.HeadContent)) HeadContent();
        else
        {
            var mode = name switch
            {
                Caption or Colgroup or Tbody or Tfoot or Thead => Mode.InTable,
                Col => Mode.InColumnGroup,
                Tr => Mode.InTableBody,
                Td or Th => Mode.InRow,
                _ => Mode.InBody,
            };
            _templateModes.Pop();
            _templateModes.Push(mode);
            Again(mode);
        }
    }

    void InFrameset()
    {
        if (_token.Kind == TokenKind.End) _stopped = true;
        else if (_token.IsStart(Html)) InBody();
        else if (_token.IsStart(Frameset)) InsertToken();
        else if (_token.IsStart(Frame)) InsertVoid();
        else if (_token.IsStart(Noframes)) HeadContent();
        else if (_token.IsEnd(Frameset) && _open.Count > 1)
        {
            _open.Pop();
            if (!_open.IsCurrent(Frameset)) _mode = Mode.AfterFrameset;
        }
    }

    void AfterFrameset()
    {
        if (_token.Kind == TokenKind.End) _stopped = true;
        else if (_token.IsStart(Html)) InBody();
        else if (_token.IsEnd(Html)) _mode = Mode.AfterAfterFrameset;
        else if (_token.IsStart(Noframes)) HeadContent();
    }

    void AfterAfterFrameset()
    {
        if (_token.Kind == TokenKind.End) _stopped = true;
        else if (_token.IsStart(Html)) InBody();
        else if (_token.IsStart(Noframes)) HeadContent();
    }

    void ResetMode()
    {
        for (var position = _open.Count - 1; position >= 0; position--)
        {
            _moved++;
            var node = _open[position];
            if (_arena[node].Space != Namespace.Html) continue;
            var mode = (HtmlName)_arena[node].Name switch
            {
                Select => SelectMode(position),
                Td or Th => Mode.InCell,
                Tr => Mode.InRow,
                Tbody or Thead or Tfoot => Mode.InTableBody,
                Caption => Mode.InCaption,
                Colgroup => Mode.InColumnGroup,
                Table => Mode.InTable,
                Template => _templateModes.Peek(),
                Head => Mode.InHead,
                Body => Mode.InBody,
                Frameset => Mode.InFrameset,
                Html => _head == 0 ? Mode.BeforeHead : Mode.AfterHead,
                _ => (Mode?)null,
            };
            if (mode is null) continue;
            _mode = mode.Value;
            return;
        }
        _mode = Mode.InBody;
    }

    Mode SelectMode(int position)
    {
        while (--position > 0)
        {
            _moved++;
            if (_open.Is(_open[position], Template)) return Mode.InSelect;
            if (_open.Is(_open[position], Table)) return Mode.InSelectInTable;
        }
        return Mode.InSelect;
    }
}
