using System.Globalization;
using HtmlTree;

namespace How2Mine.Text;

/// <summary>Walks a parsed page once and cuts it into text blocks and the regions around them.</summary>
sealed class BlockWalk
{
    /// <summary>Characters of class, id and role that are read; each block keeps those of two elements.</summary>
    const int MaxHints = 400;

    readonly List<TextBlock> _blocks = [];
    readonly List<Region> _regions = [];
    readonly BlockText _text = new();
    readonly Stack<ListPlace> _lists = new();
    Region? _region;
    bool _withHidden;
    int _listCount, _headingLevel;
    BlockKind _kind;

    /// <summary>The blocks in document order and all regions, parents before children.</summary>
    /// <param name="withHidden">Also what is hidden until a script shows it, or shown only where none runs.</param>
    public static (List<TextBlock> Blocks, List<Region> Regions) Of(HtmlNode root, bool withHidden = false)
    {
        var walk = new BlockWalk { _withHidden = withHidden };
        walk.Enter(root, ElementRole.Block);
        return (walk._blocks, walk._regions);
    }

    sealed class ListPlace(int id, bool isOrdered, int level)
    {
        public int Id { get; } = id;
        public bool IsOrdered { get; } = isOrdered;
        public int Level { get; } = level;
        public int Item { get; set; }
        public bool IsTable => Level == 0;
    }

    void Children(HtmlNode node)
    {
        for (var child = node.FirstChild; child.Exists; child = child.Next)
        {
            if (child.IsText) _text.Append(child.Text, _kind == BlockKind.Code);
            else Element(child);
        }
    }

    void Element(HtmlNode element)
    {
        var role = _withHidden && element.Is(HtmlName.Noscript) ? ElementRole.Block : ElementRoles.Of(element);
        switch (role)
        {
            case ElementRole.Skipped:
                break;
            case ElementRole.Break:
                if (_text.Break(element.Is(HtmlName.Hr))) Flush();
                break;
            case ElementRole.Inline or ElementRole.Bold or ElementRole.Link:
                if (IsHidden(element)) break;
                _text.Open(role);
                Children(element);
                _text.Close(role);
                break;
            default:
                if (!IsHidden(element)) Enter(element, role);
                break;
        }
    }

    void Enter(HtmlNode element, ElementRole role)
    {
        Flush();
        var (outerKind, outerHeading, outerRegion) = (_kind, _headingLevel, _region);
        _region = new Region(_regions.Count, outerRegion, element.Name, HintsOf(element)) { First = _blocks.Count };
        _regions.Add(_region);
        var isPlace = Place(element, role);
        Children(element);
        Flush();
        if (isPlace) _lists.Pop();
        _region.End = _blocks.Count;
        (_kind, _headingLevel, _region) = (outerKind, outerHeading, outerRegion);
    }

    /// <summary>Sets the kind of the blocks to come; true if a list or table was opened.</summary>
    bool Place(HtmlNode element, ElementRole role)
    {
        switch (role)
        {
            case ElementRole.Heading:
                (_kind, _headingLevel) = (BlockKind.Heading, element.Name - HtmlName.H1 + 1);
                break;
            case ElementRole.List:
                _lists.Push(new ListPlace(++_listCount, element.Is(HtmlName.Ol), _lists.Count(l => !l.IsTable) + 1) { Item = StartOf(element) - 1 });
                _kind = BlockKind.Paragraph;
                return true;
            case ElementRole.Table:
                _lists.Push(new ListPlace(++_listCount, false, 0));
                _kind = BlockKind.Paragraph;
                return true;
            case ElementRole.Item:
            case ElementRole.Row:
                if (_lists.TryPeek(out var list)) list.Item++;
                if (role == ElementRole.Item) _kind = BlockKind.ListItem;
                break;
            case ElementRole.Cell:
                _kind = BlockKind.TableCell;
                break;
            case ElementRole.Term:
                _kind = BlockKind.Term;
                break;
            case ElementRole.Definition:
                _kind = BlockKind.Definition;
                break;
            case ElementRole.Preformatted:
                _kind = BlockKind.Code;
                break;
            case ElementRole.Caption:
                _kind = BlockKind.Caption;
                break;
            case ElementRole.Paragraph when _kind is BlockKind.TableCell:
                _kind = BlockKind.Paragraph;
                break;
        }
        return false;
    }

    /// <summary>Where an ordered list counts from: a list cut in parts by pictures goes on with its numbers.</summary>
    static int StartOf(HtmlNode list) =>
        int.TryParse(list.Attribute(HtmlName.Start), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start is > 0 and < 100 ? start : 1;

    void Flush()
    {
        if (_text.Take() is not { } taken) return;
        var place = _lists.TryPeek(out var list) ? list : null;
        _blocks.Add(new TextBlock(_kind, taken.Text)
        {
            Level = _kind == BlockKind.Heading ? _headingLevel : _kind == BlockKind.ListItem ? place?.Level ?? 1 : 0,
            List = place?.Id ?? 0,
            Item = place?.Item ?? 0,
            IsOrdered = place?.IsOrdered ?? false,
            Parent = (_kind is BlockKind.Paragraph or BlockKind.Heading ? _region?.Parent : _region)?.Index ?? 0,
            Owner = _region?.Index ?? 0,
            LinkCharacters = taken.LinkCharacters,
            BoldLead = taken.BoldLead,
            Hints = NearHints(),
        });
    }

    string NearHints()
    {
        var (near, far) = (_region?.Hints ?? "", _region?.Parent?.Hints ?? "");
        return near.Length == 0 ? far : far.Length == 0 ? near : near + " " + far;
    }

    static string HintsOf(HtmlNode element)
    {
        if (element.AttributeCount == 0) return "";
        Span<char> hints = stackalloc char[MaxHints];
        var length = 0;
        Add(element.Attribute(HtmlName.Class), hints, ref length);
        Add(element.Attribute(HtmlName.Id), hints, ref length);
        Add(element.Attribute(HtmlName.Role), hints, ref length);
        Add(element.Attribute(element.Has(HtmlName.Itemprop) ? HtmlName.Itemprop : HtmlName.Property), hints, ref length);
        return length == 0 ? "" : new string(hints[..length]);

        static void Add(ReadOnlySpan<char> value, Span<char> hints, ref int length)
        {
            value = value.Trim();
            if (value.IsEmpty) return;
            if (length > 0 && length < hints.Length) hints[length++] = ' ';
            if (value.Length > hints.Length - length) value = value[..(hints.Length - length)];
            length += value.ToLowerInvariant(hints[length..]);
        }
    }

    bool IsHidden(HtmlNode element) => !_withHidden && element.AttributeCount > 0 && (element.Has(HtmlName.Hidden) || IsHiddenByStyle(element.Attribute(HtmlName.Style)));

    static bool IsHiddenByStyle(ReadOnlySpan<char> style)
    {
        if (!style.Contains("none", StringComparison.OrdinalIgnoreCase) && !style.Contains("hidden", StringComparison.OrdinalIgnoreCase)) return false;
        var packed = style.ToString().Replace(" ", "", StringComparison.Ordinal);
        return packed.Contains("display:none", StringComparison.OrdinalIgnoreCase) || packed.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase);
    }
}
