using HtmlTree.Names;
using HtmlTree.Tokens;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>Start tags in the body.</summary>
sealed partial class TreeBuilder
{
    void InBody()
    {
        switch (_token.Kind)
        {
            case TokenKind.StartTag: StartInBody(); break;
            case TokenKind.EndTag: EndInBody(); break;
            case TokenKind.Text: BodyText(); break;
            case TokenKind.End when _templateModes.Count > 0: InTemplate(); break;
            case TokenKind.End: _stopped = true; break;
        }
    }

    void StartInBody()
    {
        var traits = NameTraits.Of(_token.Name);
        if ((traits & Trait.HeadContent) != 0) { HeadContent(); return; }
        if ((traits & Trait.Block) != 0) { ClosedParagraph(); InsertToken(); return; }
        if ((traits & Trait.Heading) != 0)
        {
            ClosedParagraph();
            if (_open.CurrentData.Space == Namespace.Html && NameTraits.Is(_open.CurrentData.Name, Trait.Heading)) _open.Pop();
            InsertToken();
            return;
        }
        if ((traits & Trait.Formatting) != 0) { StartFormatting(); return; }
        if ((traits & Trait.TablePart) != 0) return;
        if (!StartPlainInBody() && !StartFieldInBody())
        {
            Reconstruct();
            InsertToken();
        }
    }

    /// <summary>Elements that are read in the body's own way, but for formatting and fields; false for others.</summary>
    bool StartPlainInBody()
    {
        switch ((HtmlName)_token.Name)
        {
            case P: ClosedParagraph(); InsertToken(); break;
            case Li: StartItem(Li, Li); break;
            case Dd or Dt: StartItem(Dd, Dt); break;
            case Area or Br or Embed or Img or Keygen or Wbr: StartVoid(); break;
            case Image:
                _token.Name = (int)Img;
                StartVoid();
                break;
            case Param or Source or Track: InsertVoid(); break;
            case Hr:
                ClosedParagraph();
                InsertVoid();
                _isFramesetOk = false;
                break;
            case Table:
                if (!_isQuirky) ClosedParagraph();
                InsertToken();
                _isFramesetOk = false;
                _mode = Mode.InTable;
                break;
            case Pre or Listing:
                ClosedParagraph();
                InsertToken();
                _skipsLineFeed = true;
                _isFramesetOk = false;
                break;
            case Applet or Marquee or HtmlName.Object:
                Reconstruct();
                InsertToken();
                _formatting.AddMarker();
                _isFramesetOk = false;
                break;
            case Rb or Rtc or Rp or Rt: StartRuby(); break;
            case Svg: StartForeign(Namespace.Svg); break;
            case HtmlName.Math: StartForeign(Namespace.MathMl); break;
            case Html: MergeAttributes(_open[0]); break;
            case Body: StartSecondBody(); break;
            case Frameset: StartFramesetInBody(); break;
            case Frame or Head: break;
            default: return StartRawInBody();
        }
        return true;
    }

    bool StartRawInBody()
    {
        switch ((HtmlName)_token.Name)
        {
            case Plaintext:
                ClosedParagraph();
                InsertToken();
                _tokenizer.ReadContentAs(ContentModel.Plaintext, _token.Name);
                break;
            case Xmp:
                ClosedParagraph();
                Reconstruct();
                _isFramesetOk = false;
                InsertRaw(ContentModel.Rawtext);
                break;
            case Iframe:
                _isFramesetOk = false;
                InsertRaw(ContentModel.Rawtext);
                break;
            case Noembed: InsertRaw(ContentModel.Rawtext); break;
            case Textarea:
                InsertRaw(ContentModel.Rcdata);
                _skipsLineFeed = true;
                _isFramesetOk = false;
                break;
            default: return false;
        }
        return true;
    }

    /// <summary>Forms and what is in them; false for other elements.</summary>
    bool StartFieldInBody()
    {
        switch ((HtmlName)_token.Name)
        {
            case Form:
                if (_form != 0 && !_open.Has(Template)) break;
                ClosedParagraph();
                var form = InsertToken();
                if (!_open.Has(Template)) _form = form;
                break;
            case Button:
                if (_open.HasInScope(Button))
                {
                    _open.PopImpliedEnds();
                    _open.PopTo(Button);
                }
                Reconstruct();
                InsertToken();
                _isFramesetOk = false;
                break;
            case Input:
                Reconstruct();
                InsertVoid();
                if (!IsHiddenInput()) _isFramesetOk = false;
                break;
            case Select:
                Reconstruct();
                InsertToken();
                _isFramesetOk = false;
                _mode = _mode is Mode.InTable or Mode.InCaption or Mode.InTableBody or Mode.InRow or Mode.InCell ? Mode.InSelectInTable : Mode.InSelect;
                break;
            case Optgroup or Option:
                if (_open.IsCurrent(Option)) _open.Pop();
                Reconstruct();
                InsertToken();
                break;
            default: return false;
        }
        return true;
    }

    bool IsHiddenInput()
    {
        foreach (ref readonly var attribute in _arena.Attributes(_token.Content))
            if (attribute.Name == (int)HtmlName.Type) return _arena.Characters[attribute.Value].Equals("hidden", StringComparison.OrdinalIgnoreCase);
        return false;
    }

    void StartVoid()
    {
        Reconstruct();
        InsertVoid();
        _isFramesetOk = false;
    }

    /// <summary>A new item ends an open one of its list.</summary>
    void StartItem(HtmlName one, HtmlName other)
    {
        _isFramesetOk = false;
        if (_open.Has(one) || _open.Has(other))
            for (var position = _open.Count - 1; position > 0; position--)
            {
                _moved++;
                var node = _open[position];
                if (_open.Is(node, one) || _open.Is(node, other))
                {
                    var name = (HtmlName)_arena[node].Name;
                    _open.PopImpliedEnds((int)name);
                    _open.PopTo(name);
                    break;
                }
                if (_open.IsSpecial(node) && !_open.Is(node, Address) && !_open.Is(node, Div) && !_open.Is(node, P)) break;
            }
        ClosedParagraph();
        InsertToken();
    }

    void StartRuby()
    {
        if (_open.HasInScope(Ruby)) _open.PopImpliedEnds((HtmlName)_token.Name is Rp or Rt ? (int)Rtc : 0);
        InsertToken();
    }

    void StartSecondBody()
    {
        if (_open.Count < 2 || !_open.Is(_open[1], Body) || _open.Has(Template)) return;
        _isFramesetOk = false;
        MergeAttributes(_open[1]);
    }

    void StartFramesetInBody()
    {
        if (_open.Count < 2 || !_open.Is(_open[1], Body) || !_isFramesetOk) return;
        _arena.Remove(_open[1]);
        while (_open.Count > 1) _open.Pop();
        InsertToken();
        _mode = Mode.InFrameset;
    }

    /// <summary>Adds those attributes of the token that the element lacks.</summary>
    void MergeAttributes(int node)
    {
        if (_open.Has(Template) || _token.Content.Length == 0) return;
        var first = _arena.AttributeCount;
        foreach (var attribute in _arena.Attributes(_arena[node].Content).ToArray()) _arena.AddAttribute(attribute);
        var there = _arena.AttributeCount - first;
        _moved += there;
        foreach (var attribute in _arena.Attributes(_token.Content).ToArray())
        {
            _moved += there;
            var isThere = false;
            foreach (ref readonly var old in _arena.Attributes(new(first, there))) isThere |= old.Name == attribute.Name;
            if (!isThere) _arena.AddAttribute(attribute);
        }
        _arena[node].Content = new(first, _arena.AttributeCount - first);
    }

    void ClosedParagraph()
    {
        if (_open.HasInButtonScope(P)) CloseParagraph();
    }

    void CloseParagraph()
    {
        _open.PopImpliedEnds((int)P);
        _open.PopTo(P);
    }
}
