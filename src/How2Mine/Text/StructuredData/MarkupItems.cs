using HtmlTree;

namespace How2Mine.Text.StructuredData;

/// <summary>Items that a page marks in its elements: microdata (itemscope, itemprop) and RDFa Lite (typeof, property).</summary>
static class MarkupItems
{
    /// <summary>Text properties that anybody reads; the walk over the others is saved.</summary>
    static readonly HashSet<string> Read =
        ["name", "headline", "text", "description", "step", "steps", "recipeinstructions", "instructions", "recipeingredient", "ingredients", "ingredient", "supply", "tool"];

    /// <summary>Text properties read inside one another: each reads all the text that the others hold.</summary>
    const int MaxTextNesting = 8;

    /// <param name="scopes">Elements with itemscope that are no property of another item.</param>
    public static IEnumerable<DataItem> Microdata(IReadOnlyList<HtmlNode> scopes) => scopes.Select(e => Item(e, new(HtmlName.Itemscope, HtmlName.Itemtype, HtmlName.Itemprop), 0));

    /// <param name="scopes">Elements with typeof that are no property of another item.</param>
    public static IEnumerable<DataItem> Rdfa(IReadOnlyList<HtmlNode> scopes) => scopes.Select(e => Item(e, new(HtmlName.Typeof, HtmlName.Typeof, HtmlName.Property), 0));

    /// <summary>The attributes of a vocabulary: what begins an item, what names its types, what makes an element a property.</summary>
    readonly record struct Attributes(HtmlName Scope, HtmlName Type, HtmlName Property);

    static DataItem Item(HtmlNode element, Attributes named, int inTexts)
    {
        var types = element.Attribute(named.Type).ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(DataItem.ShortName).ToList();
        var item = new DataItem(types);
        Gather(element, item, named, inTexts);
        return item;
    }

    static void Gather(HtmlNode element, DataItem item, Attributes named, int inTexts)
    {
        for (var child = element.FirstChild; child.Exists; child = child.Next)
        {
            if (!child.IsElement) continue;
            var isItem = child.Has(named.Scope);
            var inChild = inTexts;
            if (child.Attribute(named.Property).ToString() is { Length: > 0 } names)
            {
                var wanted = names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(n => isItem || Read.Contains(DataItem.ShortName(n))).Distinct(StringComparer.Ordinal).ToList();
                if (wanted.Count > 0 && (isItem || inTexts < MaxTextNesting))
                {
                    if (!isItem) inChild++;
                    var value = isItem ? (object)Item(child, named, inTexts) : Value(child);
                    wanted.ForEach(name => item.Add(name, value));
                }
            }
            else if (isItem)
            {
                // An item without a property still belongs to the thing around it: many pages forget to say "step".
                item.Add(DataItem.ShortName(child.Attribute(named.Type).ToString()).StartsWith("howto", StringComparison.Ordinal) ? "step" : "about", Item(child, named, inTexts));
                continue;
            }
            if (!isItem) Gather(child, item, named, inChild);
        }
    }

    static string Value(HtmlNode element) => element.Name switch
    {
        HtmlName.Meta => element.Attribute(HtmlName.Content).ToString(),
        HtmlName.Img or HtmlName.Audio or HtmlName.Video or HtmlName.Source or HtmlName.Iframe => element.Attribute(HtmlName.Src).ToString(),
        HtmlName.Link => element.Attribute(HtmlName.Href).ToString(),
        HtmlName.Time when element.Has(HtmlName.Datetime) => element.Attribute(HtmlName.Datetime).ToString(),
        HtmlName.Time => element.TextContent,
        _ => string.Join('\n', BlockWalk.Of(element).Blocks.Select(b => b.Text)),
    };
}
