using HtmlTree.Names;
using HtmlTree.Tokens;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>SVG and MathML within HTML. Names keep no upper case: <c>foreignObject</c> is <c>foreignobject</c>.</summary>
sealed partial class TreeBuilder
{
    static readonly System.Buffers.SearchValues<char> SpaceOrNul = System.Buffers.SearchValues.Create(" \n\t\f\r\uFFFD");

    void StartForeign(Namespace space)
    {
        Reconstruct();
        Insert(_token.Name, space, _token.Content);
        if (_token.IsSelfClosing) _open.Pop();
    }

    bool IsForForeignContent()
    {
        ref var current = ref _open.CurrentData;
        if (current.Space == Namespace.Html || _token.Kind == TokenKind.End) return false;
        var isStart = _token.Kind == TokenKind.StartTag;
        if (!isStart && _token.Kind != TokenKind.Text) return true;
        if (IsMathText(ref current) && !(isStart && (HtmlName)_token.Name is Mglyph or Malignmark)) return false;
        if (isStart && _token.Name == (int)Svg && current.Space == Namespace.MathMl && current.Name == (int)AnnotationXml) return false;
        return !IsHtmlInside(ref current);
    }

    static bool IsMathText(ref NodeData data) => data.Space == Namespace.MathMl && (HtmlName)data.Name is Mi or Mo or Mn or Ms or Mtext;

    /// <summary>An integration point: a foreign element that holds HTML.</summary>
    bool IsHtmlInside(ref NodeData data)
    {
        if (data.Space == Namespace.Svg) return (HtmlName)data.Name is ForeignObject or Desc or Title;
        if (data.Space != Namespace.MathMl || data.Name != (int)AnnotationXml) return false;
        foreach (ref readonly var attribute in _arena.Attributes(data.Content))
            if (attribute.Name == (int)HtmlName.Encoding)
                return _arena.Characters[attribute.Value] is var value
                    && (value.Equals("text/html", StringComparison.OrdinalIgnoreCase) || value.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));
        return false;
    }

    void ForeignContent()
    {
        switch (_token.Kind)
        {
            case TokenKind.Text:
                InsertText(_token.Content);
                if (_arena.Characters[_token.Content].IndexOfAnyExcept(SpaceOrNul) >= 0) _isFramesetOk = false;
                break;
            case TokenKind.StartTag when IsBreakout():
                LeaveForeign();
                ByMode();
                break;
            case TokenKind.StartTag:
                Insert(_token.Name, _open.CurrentData.Space, _token.Content);
                if (_token.IsSelfClosing) _open.Pop();
                break;
            case TokenKind.EndTag when (HtmlName)_token.Name is Br or P:
                LeaveForeign();
                ByMode();
                break;
            case TokenKind.EndTag: EndForeign(); break;
        }
    }

    bool IsBreakout()
    {
        if (_token.Name != (int)Font) return NameTraits.Is(_token.Name, Trait.Breakout);
        foreach (ref readonly var attribute in _arena.Attributes(_token.Content))
            if ((HtmlName)attribute.Name is HtmlName.Color or Face or Size) return true;
        return false;
    }

    void LeaveForeign()
    {
        while (_open.CurrentData.Space != Namespace.Html && !IsMathText(ref _open.CurrentData) && !IsHtmlInside(ref _open.CurrentData)) _open.Pop();
    }

    void EndForeign()
    {
        for (var position = _open.Count - 1; position > 0; position--)
        {
            _moved++;
            ref var data = ref _arena[_open[position]];
            if (data.Space == Namespace.Html) { ByMode(); return; }
            if (data.Name != _token.Name) continue;
            while (_open.Count > position) _open.Pop();
            return;
        }
    }
}
