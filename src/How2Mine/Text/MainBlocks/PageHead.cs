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

    /// <summary>The values of all <c>"@type"</c> and <c>schema.org/…</c>, as far as they are plain.</summary>
    static List<string> TypesOf(string html)
    {
        var types = new List<string>();
        Find("\"@type\"", skip: " :[\"");
        Find("schema.org/", skip: "");
        return types;

        void Find(string mark, string skip)
        {
            for (var at = html.IndexOf(mark, StringComparison.Ordinal); at >= 0 && types.Count < MaxTypes; at = html.IndexOf(mark, at, StringComparison.Ordinal))
            {
                at += mark.Length;
                while (at < html.Length && skip.Contains(html[at], StringComparison.Ordinal)) at++;
                var end = at;
                while (end < html.Length && char.IsAsciiLetter(html[end])) end++;
                if (end > at && end - at < 40) types.Add(html[at..end]);
            }
        }
    }
}
