using System.Buffers;
using AngleSharp.Html.Dom;

namespace How2Mine.Text.StructuredData;

/// <summary>Reads HowTo and Recipe items, whatever they are marked with, into one shape.</summary>
static class MarkedProcedures
{
    const int MaxNesting = 8;

    /// <summary>The types as JSON-LD and markup write them: in either quotes, none, or with the whole script escaped.</summary>
    static readonly SearchValues<string> Kinds = SearchValues.Create(
        ["schema.org/recipe", "schema.org/howto", "\"recipe\"", "\"howto\"", "'recipe'", "'howto'", "&quot;recipe&quot;", "&quot;howto&quot;", "typeof=\"recipe", "typeof=\"howto", "typeof='recipe", "typeof='howto", "typeof=recipe", "typeof=howto", "schema:recipe", "schema:howto", "v:recipe"],
        StringComparison.OrdinalIgnoreCase);

    static readonly SearchValues<string> Markup = SearchValues.Create(["ld+json", "itemscope", "typeof"], StringComparison.OrdinalIgnoreCase);

    /// <param name="html">The page's source, looked at first: most pages mark nothing.</param>
    public static List<MarkedProcedure> Of(IHtmlDocument document, string html)
    {
        var found = new List<MarkedProcedure>();
        if (!html.AsSpan().ContainsAny(Kinds) || !html.AsSpan().ContainsAny(Markup)) return found;
        var marked = MarkedElements.Of(document.DocumentElement);
        var items = JsonLd.Items(marked.Scripts).Concat(MarkupItems.Microdata(marked.Microdata)).Concat(MarkupItems.Rdfa(marked.Rdfa));
        foreach (var item in items) Collect(item, found, 0);
        return found;
    }

    static void Collect(DataItem item, List<MarkedProcedure> found, int nesting)
    {
        if (nesting > MaxNesting) return;
        if ((item.Is("recipe") || item.Is("howto")) && Read(item) is { Steps.Count: > 0 } procedure)
        {
            // The same thing is often marked twice; the fuller one stays.
            var same = found.FindIndex(p => p.Name.Equals(procedure.Name, StringComparison.OrdinalIgnoreCase));
            if (same < 0) found.Add(procedure);
            else if (found[same].Steps.Sum(s => s.Length) < procedure.Steps.Sum(s => s.Length)) found[same] = procedure;
            return;
        }
        foreach (var nested in item.Nested()) Collect(nested, found, nesting + 1);
    }

    static MarkedProcedure Read(DataItem item)
    {
        var steps = new List<string>();
        // In microdata the steps may be marked inside the element that holds all instructions.
        foreach (var listed in item.Values("itemlistelement").OfType<DataItem>()) AddSteps(listed, steps, 0);
        foreach (var name in new[] { "step", "steps", "recipeinstructions", "instructions" })
            if (steps.Count == 0)
                foreach (var value in item.Values(name)) AddSteps(value, steps, 0);
        var resources = new List<string>();
        foreach (var name in new[] { "recipeingredient", "ingredients", "ingredient", "supply", "tool" })
            foreach (var value in item.Values(name)) AddResource(value, resources);
        return new MarkedProcedure(item.Is("recipe") ? "recipe" : "howto", PlainText.Of(item.Text("name", "headline")), steps, resources);
    }

    static void AddSteps(object value, List<string> steps, int nesting)
    {
        if (nesting > MaxNesting) return;
        if (value is string text)
        {
            steps.AddRange(PlainText.Lines(text));
            return;
        }
        var item = (DataItem)value;
        var nested = item.Values("itemlistelement").Concat(item.Values("step")).Concat(item.Values("steps")).Where(v => v is DataItem || nesting == 0).ToList();
        if (nested.Count > 0 && (item.Text("text").Length == 0 || item.Is("howtosection") || item.Is("itemlist")))
        {
            nested.ForEach(v => AddSteps(v, steps, nesting + 1));
            return;
        }
        var directions = item.Values("itemlistelement").OfType<DataItem>().Select(d => PlainText.Of(d.Text("text", "name"))).Where(t => t.Length > 0).ToList();
        var step = PlainText.Of(item.Text("text", "description"));
        if (step.Length == 0 && directions.Count > 0) step = string.Join(' ', directions);
        if (step.Length == 0) step = PlainText.Of(item.Text("name"));
        if (step.Length > 0) steps.Add(step);
    }

    static void AddResource(object value, List<string> resources)
    {
        foreach (var line in PlainText.Lines(value is DataItem item ? item.Text("name", "text") : (string)value))
            if (!resources.Contains(line, StringComparer.OrdinalIgnoreCase)) resources.Add(line);
    }
}
