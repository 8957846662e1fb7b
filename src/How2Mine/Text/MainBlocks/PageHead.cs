using System.Buffers;
using HtmlTree;

namespace How2Mine.Text.MainBlocks;

/// <summary>What a page says of itself beside its text: address, title, description, the kinds of thing in its structured data, the software that made it.</summary>
sealed record PageHead(string Url, string Title, string Description, string OpenGraphType, string Generator, IReadOnlyList<string> DataTypes)
{
    const int MaxTypes = 200;

    public static PageHead Of(string url, string html, HtmlDocument document)
    {
        string title = document.First(HtmlName.Title).TextContent, description = "", type = "", generator = "";
        for (var child = document.Head.FirstChild; child.Exists; child = child.Next)
        {
            if (!child.Is(HtmlName.Meta)) continue;
            var name = child.Attribute(child.Has(HtmlName.Property) ? HtmlName.Property : HtmlName.Name);
            if (name.Equals("og:type", StringComparison.OrdinalIgnoreCase)) type = child.Attribute(HtmlName.Content).ToString();
            else if (name.Equals("generator", StringComparison.OrdinalIgnoreCase)) generator = child.Attribute(HtmlName.Content).ToString();
            else if (name.Equals("description", StringComparison.OrdinalIgnoreCase) || name.Equals("og:description", StringComparison.OrdinalIgnoreCase)) description += " " + child.Attribute(HtmlName.Content).ToString();
        }
        return new(url, title, description, type, generator, TypesOf(html));
    }

    static readonly SearchValues<string> Marks = SearchValues.Create([TypeMark, SchemaMark], StringComparison.Ordinal);

    const string TypeMark = "\"@type\"", SchemaMark = "schema.org/";

    const int MaxTypeLength = 40;

    /// <summary>The values of all <c>"@type"</c>, then of all <c>schema.org/…</c>, as far as they are plain.</summary>
    static List<string> TypesOf(string html)
    {
        var (types, schemas) = (new List<string>(), new List<string>());
        var rest = html.AsSpan();
        for (var at = rest.IndexOfAny(Marks); at >= 0 && types.Count < MaxTypes; at = rest.IndexOfAny(Marks))
        {
            rest = rest[at..];
            var isType = rest[0] == TypeMark[0];
            rest = isType ? rest[TypeMark.Length..].TrimStart(" :[\"") : rest[SchemaMark.Length..];
            var end = 0;
            while (end < rest.Length && char.IsAsciiLetter(rest[end])) end++;
            if (end is > 0 and < MaxTypeLength && (isType || schemas.Count < MaxTypes)) (isType ? types : schemas).Add(rest[..end].ToString());
        }
        types.AddRange(schemas.Take(MaxTypes - types.Count));
        return types;
    }
}
