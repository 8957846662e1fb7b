using AngleSharp.Dom;

namespace How2Mine.Text.StructuredData;

/// <summary>The elements of a page that hold structured data, gathered in one walk.</summary>
sealed class MarkedElements
{
    public List<IElement> Scripts { get; } = [];

    public List<IElement> Microdata { get; } = [];

    public List<IElement> Rdfa { get; } = [];

    public static MarkedElements Of(IElement root)
    {
        var found = new MarkedElements();
        found.Walk(root);
        return found;
    }

    void Walk(IElement element)
    {
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is not IElement child) continue;
            if (child.Attributes.Length > 0) Sort(child);
            Walk(child);
        }
    }

    void Sort(IElement element)
    {
        if (element.LocalName == "script")
        {
            if (element.GetAttribute("type")?.Contains("ld+json", StringComparison.OrdinalIgnoreCase) == true) Scripts.Add(element);
            return;
        }
        if (element.HasAttribute("itemscope") && !element.HasAttribute("itemprop")) Microdata.Add(element);
        if (element.HasAttribute("typeof") && !element.HasAttribute("property")) Rdfa.Add(element);
    }
}
