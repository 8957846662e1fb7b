using HtmlTree;

namespace How2Mine.Text.StructuredData;

/// <summary>The elements of a page that hold structured data, gathered in one walk.</summary>
sealed class MarkedElements
{
    public List<HtmlNode> Scripts { get; } = [];

    public List<HtmlNode> Microdata { get; } = [];

    public List<HtmlNode> Rdfa { get; } = [];

    public static MarkedElements Of(HtmlNode root)
    {
        var found = new MarkedElements();
        for (var node = root.NextIn(root); node.Exists; node = node.NextIn(root))
            if (node.AttributeCount > 0) found.Sort(node);
        return found;
    }

    void Sort(HtmlNode element)
    {
        if (element.Is(HtmlName.Script))
        {
            if (element.Attribute(HtmlName.Type).Contains("ld+json", StringComparison.OrdinalIgnoreCase)) Scripts.Add(element);
            return;
        }
        if (element.Has(HtmlName.Itemscope) && !element.Has(HtmlName.Itemprop)) Microdata.Add(element);
        if (element.Has(HtmlName.Typeof) && !element.Has(HtmlName.Property)) Rdfa.Add(element);
    }
}
