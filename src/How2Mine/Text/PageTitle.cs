using HtmlTree;

namespace How2Mine.Text;

/// <summary>A page's title without the site's name.</summary>
static class PageTitle
{
    /// <summary>Characters of a title that are read.</summary>
    const int MaxLength = 1000;

    static readonly string[] Separators = [" | ", " - ", " – ", " — ", " » ", " « ", " :: ", " · ", " • ", " ~ ", ": "];

    public static string Of(HtmlDocument document, IReadOnlyList<TextBlock> blocks, string host)
    {
        var title = Folded(document.First(HtmlName.Title).TextContent);
        var social = Folded(SocialTitle(document.Head));
        var headings = blocks.Where(b => b is { Kind: BlockKind.Heading, Level: 1 }).Select(b => b.Text.Replace('\n', ' ')).ToList();
        // A first-level heading that the title repeats is the title without the site.
        var site = Letters(host);
        if (headings.FirstOrDefault(h => h.Length > 3 && title.Contains(h, StringComparison.OrdinalIgnoreCase) && (h.Length == title.Length || !NamesSite(h, site))) is { } heading) return heading;
        if (social.Length > 3 && title.StartsWith(social, StringComparison.OrdinalIgnoreCase)) return social;
        if (title.Length == 0) return headings.FirstOrDefault() ?? social;
        return WithoutSite(title, site);
    }

    static string SocialTitle(HtmlNode head)
    {
        for (var child = head.FirstChild; child.Exists; child = child.Next)
            if (child.Is(HtmlName.Meta) && child.Attribute(HtmlName.Property) is "og:title") return child.Attribute(HtmlName.Content).ToString();
        return "";
    }

    /// <summary>Cuts the part that names the host off the end or the start; of two parts without a host's name the longer one stays.</summary>
    static string WithoutSite(string title, string site)
    {
        foreach (var separator in Separators)
        {
            var (last, first) = (title.LastIndexOf(separator, StringComparison.Ordinal), title.IndexOf(separator, StringComparison.Ordinal));
            if (last < 0) continue;
            var (tail, head) = (title[(last + separator.Length)..], title[..first]);
            if (NamesSite(tail, site) || (separator != ": " && tail.Length < last / 2)) return title[..last].Trim();
            if (NamesSite(head, site)) return title[(first + separator.Length)..].Trim();
        }
        return title;
    }

    /// <param name="site">Letters of the host's name.</param>
    internal static bool NamesSite(string part, string site)
    {
        var letters = Letters(part);
        return letters.Length > 2 && (site.Contains(letters, StringComparison.Ordinal) || (site.Length > 5 && letters.Contains(site, StringComparison.Ordinal)));
    }

    internal static string Letters(string text) => new([.. text.ToLowerInvariant().Where(char.IsLetterOrDigit)]);

    static string Folded(string text) =>
        string.Join(' ', (text.Length > MaxLength ? text[..MaxLength] : text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
