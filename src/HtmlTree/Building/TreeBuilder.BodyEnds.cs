using HtmlTree.Names;
using HtmlTree.Tokens;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>End tags in the body, and what follows it.</summary>
sealed partial class TreeBuilder
{
    void EndInBody()
    {
        var name = (HtmlName)_token.Name;
        var traits = NameTraits.Of(_token.Name);
        if ((traits & Trait.Formatting) != 0) { Adopt(_token.Name); return; }
        if ((traits & Trait.Block) != 0) { EndBlock(name); return; }
        if ((traits & Trait.Heading) != 0) { EndHeading(); return; }
        switch (name)
        {
            case P:
                if (!_open.HasInButtonScope(P)) Insert(P);
                CloseParagraph();
                break;
            case Li:
                if (!_open.HasInListScope(Li)) break;
                _open.PopImpliedEnds((int)Li);
                _open.PopTo(Li);
                break;
            case Dd or Dt:
                if (!_open.HasInScope(name)) break;
                _open.PopImpliedEnds((int)name);
                _open.PopTo(name);
                break;
            case Button or Listing or Pre: EndBlock(name); break;
            case Applet or Marquee or HtmlName.Object:
                if (!_open.HasInScope(name)) break;
                _open.PopImpliedEnds();
                _open.PopTo(name);
                _formatting.ClearToMarker();
                break;
            case Form: EndForm(); break;
            case Template: EndTemplate(); break;
            case Br:
                Reconstruct();
                Insert(Br);
                _open.Pop();
                _isFramesetOk = false;
                break;
            case Body:
                if (_open.HasInScope(Body)) _mode = Mode.AfterBody;
                break;
            case Html:
                if (_open.HasInScope(Body)) Again(Mode.AfterBody);
                break;
            default: EndOther(); break;
        }
    }

    void EndBlock(HtmlName name)
    {
        if (!_open.HasInScope(name)) return;
        _open.PopImpliedEnds();
        _open.PopTo(name);
    }

    /// <summary>The end tag of any heading ends any other.</summary>
    void EndHeading()
    {
        if (!_open.HasHeadingInScope()) return;
        _open.PopImpliedEnds();
        while (!(_open.CurrentData.Space == Namespace.Html && NameTraits.Is(_open.CurrentData.Name, Trait.Heading))) _open.Pop();
        _open.Pop();
    }

    void EndForm()
    {
        if (_open.Has(Template)) { EndBlock(Form); return; }
        var form = _form;
        _form = 0;
        if (form == 0 || !_arena[form].IsOpen || !_open.HasNodeInScope(form)) return;
        _open.PopImpliedEnds();
        _open.Remove(form);
    }

    void EndOther()
    {
        if (_token.Name < (int)Count && !_open.Has((HtmlName)_token.Name)) return;
        for (var position = _open.Count - 1; position > 0; position--)
        {
            _moved++;
            var node = _open[position];
            if (_arena[node].Name == _token.Name && _arena[node].Space == Namespace.Html)
            {
                _open.PopImpliedEnds(_token.Name);
                while (_open.Count > position) _open.Pop();
                return;
            }
            if (_open.IsSpecial(node)) return;
        }
    }

    void AfterBody()
    {
        if (_token.IsEnd(Html)) _mode = Mode.AfterAfterBody;
        else if (_token.IsStart(Html)) InBody();
        else if (_token.Kind == TokenKind.End) _stopped = true;
        else Again(Mode.InBody);
    }

    void AfterAfterBody()
    {
        if (_token.IsStart(Html)) InBody();
        else if (_token.Kind == TokenKind.End) _stopped = true;
        else Again(Mode.InBody);
    }
}
