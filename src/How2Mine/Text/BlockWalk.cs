using System.Globalization;
using AngleSharp.Dom;

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
    int _listCount, _headingLevel;
    BlockKind _kind;

    /// <summary>The blocks in document order and all regions, parents before children.</summary>
    public static (List<TextBlock> Blocks, List<Region> Regions) Of(IElement root)
    {
        var walk = new BlockWalk();
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

    void Children(INode node)
    {
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            if (child is IText text) _text.Append(text.Data, _kind == BlockKind.Code);
            else if (child is IElement element) Element(element);
        }
    }

    void Element(IElement element)
    {
        var role = ElementRoles.Of(element.LocalName);
        switch (role)
        {
            case ElementRole.Skipped:
                break;
            case ElementRole.Break:
                if (_text.Break(element.LocalName == "hr")) Flush();
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

    void Enter(IElement element, ElementRole role)
    {
        Flush();
        var (outerKind, outerHeading, outerRegion) = (_kind, _headingLevel, _region);
        _region = new Region(_regions.Count, outerRegion, element.LocalName, HintsOf(element)) { First = _blocks.Count };
        _regions.Add(_region);
        var isPlace = Place(element, role);
        Children(element);
        Flush();
        if (isPlace) _lists.Pop();
        _region.End = _blocks.Count;
        (_kind, _headingLevel, _region) = (outerKind, outerHeading, outerRegion);
    }

    /// <summary>Sets the kind of the blocks to come; true if a list or table was opened.</summary>
    bool Place(IElement element, ElementRole role)
    {
        switch (role)
        {
            case ElementRole.Heading:
                (_kind, _headingLevel) = (BlockKind.Heading, element.LocalName[1] - '0');
                break;
            case ElementRole.List:
                _lists.Push(new ListPlace(++_listCount, element.LocalName == "ol", _lists.Count(l => !l.IsTable) + 1) { Item = StartOf(element) - 1 });
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
    static int StartOf(IElement list) =>
        int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start is > 0 and < 100 ? start : 1;

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
        for (var region = _region; region is not null; region = region.Parent) region.Prose += Math.Max(0, taken.Text.Length - taken.LinkCharacters);
    }

    string NearHints()
    {
        var (near, far) = (_region?.Hints ?? "", _region?.Parent?.Hints ?? "");
        return near.Length == 0 ? far : far.Length == 0 ? near : near + " " + far;
    }

    static string HintsOf(IElement element)
    {
        if (element.Attributes.Length == 0) return "";
        var (id, classes) = (element.Id, element.ClassName);
        var (role, property) = (element.GetAttribute("role"), element.GetAttribute("itemprop") ?? element.GetAttribute("property"));
        if (id is null && classes is null && role is null && property is null) return "";
        var hints = $"{classes} {id} {role} {property}".Trim().ToLowerInvariant();
        return hints.Length > MaxHints ? hints[..MaxHints] : hints;
    }

    static bool IsHidden(IElement element) =>
        element.Attributes.Length > 0
        && (element.HasAttribute("hidden")
            || element.GetAttribute("style") is { Length: > 0 } style && style.Replace(" ", "", StringComparison.Ordinal) is var s
                && (s.Contains("display:none", StringComparison.OrdinalIgnoreCase) || s.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase)));
}
