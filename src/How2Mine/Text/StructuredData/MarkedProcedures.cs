using System.Buffers;
using HtmlTree;

namespace How2Mine.Text.StructuredData;

/// <summary>Reads HowTo and Recipe items, whatever they are marked with, into one shape.</summary>
static class MarkedProcedures
{
    const int MaxNesting = 8;

    /// <summary>Far more than real pages have: what is behind them is not read.</summary>
    const int MaxProcedures = 50, MaxResources = 400;

    /// <summary>The types as JSON-LD and markup write them: in either quotes, none, or with the whole script escaped.</summary>
    static readonly SearchValues<string> Kinds = SearchValues.Create(
        ["schema.org/recipe", "schema.org/howto", "\"recipe\"", "\"howto\"", "'recipe'", "'howto'", "&quot;recipe&quot;", "&quot;howto&quot;", "typeof=\"recipe", "typeof=\"howto", "typeof='recipe", "typeof='howto", "typeof=recipe", "typeof=howto", "schema:recipe", "schema:howto", "v:recipe"],
        StringComparison.OrdinalIgnoreCase);
    static readonly SearchValues<string> Markup = SearchValues.Create(["ld+json", "itemscope", "typeof"], StringComparison.OrdinalIgnoreCase);

    /// <param name="html">The page's source, looked at first: most pages mark nothing.</param>
    public static List<MarkedProcedure> Of(HtmlDocument document, string html)
    {
        var found = Marked(document, html);
        if (found.Count == 0 && ScriptSteps.Of(html) is { Count: > 0 } steps) found.Add(new("howto", "", steps, []));
        return found;
    }

    static List<MarkedProcedure> Marked(HtmlDocument document, string html)
    {
        var found = new List<MarkedProcedure>();
        if (!html.AsSpan().ContainsAny(Kinds) || !html.AsSpan().ContainsAny(Markup)) return found;
        var marked = MarkedElements.Of(document.Html);
        var items = JsonLd.Items(marked.Scripts).Concat(MarkupItems.Microdata(marked.Microdata)).Concat(MarkupItems.Rdfa(marked.Rdfa));
        var seen = new HashSet<DataItem>();
        foreach (var item in items) Collect(item, found, seen, 0);
        return found;
    }

    /// <summary>Each item is looked at once: references may go in circles.</summary>
    static void Collect(DataItem item, List<MarkedProcedure> found, HashSet<DataItem> seen, int nesting)
    {
        if (nesting > MaxNesting || found.Count >= MaxProcedures || !seen.Add(item)) return;
        if ((item.Is("recipe") || item.Is("howto")) && Read(item) is { } procedure)
        {
            // The same thing is often marked twice; the fuller one stays.
            var same = found.FindIndex(p => p.Name.Equals(procedure.Name, StringComparison.OrdinalIgnoreCase));
            if (same < 0) found.Add(procedure);
            else if (found[same].Steps.Sum(s => s.Length) < procedure.Steps.Sum(s => s.Length)) found[same] = procedure;
            return;
        }
        foreach (var nested in item.Nested()) Collect(nested, found, seen, nesting + 1);
    }

    static MarkedProcedure? Read(DataItem item)
    {
        if (ItemSteps.Of(item) is not { Count: > 0 } steps) return null;
        var resources = new List<string>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in new[] { "recipeingredient", "ingredients", "ingredient", "supply", "tool" })
            foreach (var value in item.Values(name))
                if (seen.Count < MaxResources) resources.AddRange(Resource(value).Where(seen.Add));
        return new MarkedProcedure(item.Is("recipe") ? "recipe" : "howto", PlainText.Of(item.Text("name", "headline")), steps, resources);
    }

    static IEnumerable<string> Resource(object value) => PlainText.Lines(value is DataItem item ? item.Text("name", "text") : (string)value);
}
