using HtmlTree.Names;
using HtmlTree.Tokens;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>The modes of tables, from the outside inwards.</summary>
sealed partial class TreeBuilder
{
    void InTable()
    {
        if (_token.Kind == TokenKind.StartTag) StartInTable();
        else if (_token.Kind == TokenKind.End) InBody();
        else
            switch ((HtmlName)_token.Name)
            {
                case Table:
                    if (!_open.HasInTableScope(Table)) break;
                    _open.PopTo(Table);
                    ResetMode();
                    break;
                case Template: EndTemplate(); break;
                case Body or Caption or Col or Colgroup or Html or Tbody or Td or Tfoot or Th or Thead or Tr: break;
                default: Fostered(InBody); break;
            }
    }

    void StartInTable()
    {
        switch ((HtmlName)_token.Name)
        {
            case Caption:
                _open.ClearTo(Trait.TableContext);
                _formatting.AddMarker();
                InsertToken();
                _mode = Mode.InCaption;
                break;
            case Colgroup:
                _open.ClearTo(Trait.TableContext);
                InsertToken();
                _mode = Mode.InColumnGroup;
                break;
            case Col:
                _open.ClearTo(Trait.TableContext);
                Insert(Colgroup);
                Again(Mode.InColumnGroup);
                break;
            case Tbody or Tfoot or Thead:
                _open.ClearTo(Trait.TableContext);
                InsertToken();
                _mode = Mode.InTableBody;
                break;
            case Td or Th or Tr:
                _open.ClearTo(Trait.TableContext);
                Insert(Tbody);
                Again(Mode.InTableBody);
                break;
            case Table:
                if (!_open.HasInTableScope(Table)) break;
                _open.PopTo(Table);
                ResetMode();
                Process();
                break;
            case Style or Script or Template: HeadContent(); break;
            case Input when IsHiddenInput(): InsertVoid(); break;
            case Form:
                if (_form != 0 || _open.Has(Template)) break;
                _form = InsertToken();
                _open.Pop();
                break;
            default: Fostered(InBody); break;
        }
    }

    void InCaption()
    {
        var name = (HtmlName)_token.Name;
        if (_token.Kind == TokenKind.EndTag && name == Caption) CloseCaption();
        else if (_token.Kind == TokenKind.StartTag ? NameTraits.Is(_token.Name, Trait.TablePart) : _token.IsEnd(Table))
        {
            if (CloseCaption()) Process();
        }
        else if (_token.Kind != TokenKind.EndTag || name is not (Body or Col or Colgroup or Html or Tbody or Td or Tfoot or Th or Thead or Tr)) InBody();
    }

    bool CloseCaption()
    {
        if (!_open.HasInTableScope(Caption)) return false;
        _open.PopImpliedEnds();
        _open.PopTo(Caption);
        _formatting.ClearToMarker();
        _mode = Mode.InTable;
        return true;
    }

    void InColumnGroup()
    {
        if (_token.IsStart(Html)) InBody();
        else if (_token.IsStart(Col)) InsertVoid();
        else if (_token.IsStart(Template) || _token.IsEnd(Template)) InHead();
        else if (_token.Kind == TokenKind.End) InBody();
        else if (_token.IsEnd(Colgroup))
        {
            if (!_open.IsCurrent(Colgroup)) return;
            _open.Pop();
            _mode = Mode.InTable;
        }
        else if (!_token.IsEnd(Col)) LeaveColumnGroup();
    }

    void LeaveColumnGroup()
    {
        if (!_open.IsCurrent(Colgroup)) return;
        _open.Pop();
        Again(Mode.InTable);
    }

    void InTableBody()
    {
        var name = (HtmlName)_token.Name;
        if (_token.IsStart(Tr)) StartRow();
        else if (_token.Kind == TokenKind.StartTag && name is Th or Td)
        {
            _open.ClearTo(Trait.BodyContext);
            Insert(Tr);
            Again(Mode.InRow);
        }
        else if (_token.Kind == TokenKind.EndTag && name is Tbody or Tfoot or Thead)
        {
            if (!_open.HasInTableScope(name)) return;
            _open.ClearTo(Trait.BodyContext);
            _open.Pop();
            _mode = Mode.InTable;
        }
        else if (_token.Kind == TokenKind.StartTag ? name is Caption or Col or Colgroup or Tbody or Tfoot or Thead : _token.IsEnd(Table))
        {
            if (!_open.HasInTableScope(Tbody) && !_open.HasInTableScope(Thead) && !_open.HasInTableScope(Tfoot)) return;
            _open.ClearTo(Trait.BodyContext);
            _open.Pop();
            Again(Mode.InTable);
        }
        else if (_token.Kind != TokenKind.EndTag || name is not (Body or Caption or Col or Colgroup or Html or Td or Th or Tr)) InTable();
    }

    void StartRow()
    {
        _open.ClearTo(Trait.BodyContext);
        InsertToken();
        _mode = Mode.InRow;
    }

    void InRow()
    {
        var name = (HtmlName)_token.Name;
        if (_token.Kind == TokenKind.StartTag && name is Th or Td)
        {
            _open.ClearTo(Trait.RowContext);
            InsertToken();
            _mode = Mode.InCell;
            _formatting.AddMarker();
        }
        else if (_token.IsEnd(Tr)) CloseRow();
        else if (_token.Kind == TokenKind.StartTag ? name is Caption or Col or Colgroup or Tbody or Tfoot or Thead or Tr : _token.IsEnd(Table))
        {
            if (CloseRow()) Process();
        }
        else if (_token.Kind == TokenKind.EndTag && name is Tbody or Tfoot or Thead)
        {
            if (_open.HasInTableScope(name) && CloseRow()) Process();
        }
        else if (_token.Kind != TokenKind.EndTag || name is not (Body or Caption or Col or Colgroup or Html or Td or Th)) InTable();
    }

    bool CloseRow()
    {
        if (!_open.HasInTableScope(Tr)) return false;
        _open.ClearTo(Trait.RowContext);
        _open.Pop();
        _mode = Mode.InTableBody;
        return true;
    }

    void InCell()
    {
        var name = (HtmlName)_token.Name;
        if (_token.Kind == TokenKind.EndTag && name is Td or Th)
        {
            if (_open.HasInTableScope(name)) CloseCell(name);
        }
        else if (_token.Kind == TokenKind.StartTag && NameTraits.Is(_token.Name, Trait.TablePart))
        {
            if (CloseCell()) Process();
        }
        else if (_token.Kind == TokenKind.EndTag && name is Table or Tbody or Tfoot or Thead or Tr)
        {
            if (_open.HasInTableScope(name) && CloseCell()) Process();
        }
        else if (_token.Kind != TokenKind.EndTag || name is not (Body or Caption or Col or Colgroup or Html)) InBody();
    }

    bool CloseCell()
    {
        if (_open.HasInTableScope(Td)) CloseCell(Td);
        else if (_open.HasInTableScope(Th)) CloseCell(Th);
        else return false;
        return true;
    }

    void CloseCell(HtmlName name)
    {
        _open.PopImpliedEnds();
        _open.PopTo(name);
        _formatting.ClearToMarker();
        _mode = Mode.InRow;
    }
}
