using System.Globalization;
using HtmlTree;

namespace How2Mine.Text.StructuredData;

/// <summary>Items of a page's JSON-LD scripts, with @graph opened and references by @id followed.</summary>
static class JsonLd
{
    /// <summary>Characters of JSON read for a page.</summary>
    const int MaxCharacters = 1_000_000;

    /// <param name="scripts">The page's JSON-LD scripts in document order.</param>
    public static List<DataItem> Items(IReadOnlyList<HtmlNode> scripts)
    {
        var found = new List<DataItem>();
        var byId = new Dictionary<string, DataItem>(StringComparer.Ordinal);
        var left = MaxCharacters;
        foreach (var script in scripts)
        {
            var json = script.TextContent;
            if ((left -= json.Length) < 0) break;
            foreach (var value in LenientJson.ParseAll(Unescaped(json))) Collect(value, found, byId);
        }
        return found;
    }

    /// <summary>Some systems escape the whole script as HTML.</summary>
    static string Unescaped(string json) => json.Contains("{&quot;", StringComparison.Ordinal) ? System.Net.WebUtility.HtmlDecode(json) : json;

    static void Collect(object? value, List<DataItem> found, Dictionary<string, DataItem> byId)
    {
        if (value is List<object?> list) list.ForEach(v => Collect(v, found, byId));
        if (value is not Dictionary<string, object?> members) return;
        if (members.GetValueOrDefault("@graph") is { } graph) Collect(graph, found, byId);
        if (members.ContainsKey("@type")) found.Add(Item(members, byId));
    }

    static DataItem Item(Dictionary<string, object?> members, Dictionary<string, DataItem> byId)
    {
        var types = Flat(members.GetValueOrDefault("@type")).OfType<string>().Select(DataItem.ShortName).ToList();
        var item = new DataItem(types) { Id = members.GetValueOrDefault("@id") as string };
        if (item.Id is not null) byId.TryAdd(item.Id, item);
        foreach (var (name, value) in members)
            if (!name.StartsWith('@'))
                foreach (var one in Flat(value)) AddValue(item, name, one, byId);
        return item;
    }

    static void AddValue(DataItem item, string name, object? value, Dictionary<string, DataItem> byId)
    {
        switch (value)
        {
            case string text:
                item.Add(name, text);
                break;
            case double number:
                item.Add(name, number.ToString(CultureInfo.InvariantCulture));
                break;
            case Dictionary<string, object?> { Count: 1 } reference when reference.GetValueOrDefault("@id") is string id && byId.TryGetValue(id, out var known):
                item.Add(name, known);
                break;
            case Dictionary<string, object?> members:
                item.Add(name, members.GetValueOrDefault("@value") is string literal ? literal : Item(members, byId));
                break;
        }
    }

    static IEnumerable<object?> Flat(object? value) => value is List<object?> list ? list.SelectMany(Flat) : [value];
}
