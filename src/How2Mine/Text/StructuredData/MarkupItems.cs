using AngleSharp.Dom;

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
    public static IEnumerable<DataItem> Microdata(IReadOnlyList<IElement> scopes) => scopes.Select(e => Item(e, "itemscope", "itemtype", "itemprop", 0));

    /// <param name="scopes">Elements with typeof that are no property of another item.</param>
    public static IEnumerable<DataItem> Rdfa(IReadOnlyList<IElement> scopes) => scopes.Select(e => Item(e, "typeof", "typeof", "property", 0));

    static DataItem Item(IElement element, string scope, string type, string property, int inTexts)
    {
        var types = (element.GetAttribute(type) ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(DataItem.ShortName).ToList();
        var item = new DataItem(types);
        Gather(element, item, scope, type, property, inTexts);
        return item;
    }

    static void Gather(IElement element, DataItem item, string scope, string type, string property, int inTexts)
    {
        foreach (var child in element.Children)
        {
            var isItem = child.HasAttribute(scope);
            var inChild = inTexts;
            if (child.GetAttribute(property) is { Length: > 0 } names)
            {
                var wanted = names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Where(n => isItem || Read.Contains(DataItem.ShortName(n))).Distinct(StringComparer.Ordinal).ToList();
                if (wanted.Count > 0 && (isItem || inTexts < MaxTextNesting))
                {
                    if (!isItem) inChild++;
                    var value = isItem ? (object)Item(child, scope, type, property, inTexts) : Value(child);
                    wanted.ForEach(name => item.Add(name, value));
                }
            }
            else if (isItem)
            {
                // An item without a property still belongs to the thing around it: many pages forget to say "step".
                item.Add(DataItem.ShortName(child.GetAttribute(type) ?? "").StartsWith("howto", StringComparison.Ordinal) ? "step" : "about", Item(child, scope, type, property, inTexts));
                continue;
            }
            if (!isItem) Gather(child, item, scope, type, property, inChild);
        }
    }

    static string Value(IElement element) => element.LocalName switch
    {
        "meta" => element.GetAttribute("content") ?? "",
        "img" or "audio" or "video" or "source" or "iframe" => element.GetAttribute("src") ?? "",
        "link" => element.GetAttribute("href") ?? "",
        "time" => element.GetAttribute("datetime") ?? element.TextContent,
        _ => string.Join('\n', BlockWalk.Of(element).Blocks.Select(b => b.Text)),
    };
}
