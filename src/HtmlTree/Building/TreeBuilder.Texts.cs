using System.Buffers;
using HtmlTree.Characters;

namespace HtmlTree.Building;

/// <summary>Runs of text by insertion mode.</summary>
sealed partial class TreeBuilder
{
    static readonly SearchValues<char> Space = SearchValues.Create(" \n\t\f\r");

    readonly List<Slice> _tableText = [];

    void TextByMode()
    {
        switch (_mode)
        {
            case Mode.Initial or Mode.BeforeHtml or Mode.BeforeHead:
                if (!SkipSpace()) break;
                if (_mode == Mode.Initial) Initial();
                else if (_mode == Mode.BeforeHtml) BeforeHtml();
                else BeforeHead();
                break;
            case Mode.InHead or Mode.InHeadNoscript or Mode.AfterHead or Mode.InColumnGroup:
                InsertText(LeadingSpace());
                if (!SkipSpace()) break;
                if (_mode == Mode.InHead) LeaveHead();
                else if (_mode == Mode.InHeadNoscript) LeaveNoscript();
                else if (_mode == Mode.AfterHead) StartBody();
                else LeaveColumnGroup();
                break;
            case Mode.Text or Mode.InSelect or Mode.InSelectInTable:
                InsertText(_token.Content);
                break;
            case Mode.InTable or Mode.InTableBody or Mode.InRow:
                TableText();
                break;
            case Mode.InTableText when _tokenizer.PassedOver:
                AfterTableText();
                break;
            case Mode.InTableText:
                _tableText.Add(_token.Content);
                break;
            case Mode.AfterBody or Mode.AfterAfterBody:
                if (!IsSpace(_token.Content)) _mode = Mode.InBody;
                BodyText();
                break;
            case Mode.InFrameset or Mode.AfterFrameset or Mode.AfterAfterFrameset:
                FramesetText();
                break;
            default:
                BodyText();
                break;
        }
    }

    void BodyText()
    {
        Reconstruct();
        InsertText(_token.Content);
        if (_isFramesetOk && !IsSpace(_token.Content)) _isFramesetOk = false;
    }

    void TableText()
    {
        var current = _open.CurrentData;
        if (current.Space == Namespace.Html && (Names.NameTraits.Is(current.Name, Names.Trait.Fostering) || _open.IsCurrent(HtmlName.Template)))
        {
            _tableText.Clear();
            _tableText.Add(_token.Content);
            _originalMode = _mode;
            _mode = Mode.InTableText;
        }
        else Fostered(BodyText);
    }

    /// <summary>Space between the parts of a table stays there; anything else goes before the table.</summary>
    void AfterTableText()
    {
        var isSpace = _tableText.TrueForAll(IsSpace);
        var (kind, content) = (_token.Kind, _token.Content);
        foreach (var text in _tableText)
        {
            if (isSpace) { InsertText(text); continue; }
            _token.Content = text;
            Fostered(BodyText);
        }
        (_token.Kind, _token.Content) = (kind, content);
        Again(_originalMode);
    }

    void Fostered(Action process)
    {
        _isFostering = true;
        process();
        _isFostering = false;
    }

    void FramesetText()
    {
        var text = _arena.Characters[_token.Content];
        var mark = _arena.Characters.Mark;
        foreach (var c in text.ToString())
            if (Space.Contains(c)) _arena.Characters.Write(c);
        InsertText(_arena.Characters.Since(mark));
    }

    bool IsSpace(Slice slice) => _arena.Characters[slice].IndexOfAnyExcept(Space) < 0;

    Slice LeadingSpace()
    {
        var end = _arena.Characters[_token.Content].IndexOfAnyExcept(Space);
        return end < 0 ? _token.Content : _token.Content with { Length = end };
    }

    /// <summary>Takes the space off the front of the text; false if nothing else was there.</summary>
    bool SkipSpace()
    {
        _token.Content = Behind(_token.Content, LeadingSpace().Length);
        return _token.Content.Length > 0;
    }
}
