using System.Buffers;
using System.Collections.Frozen;

namespace How2Mine.Text;

/// <summary>Words of class, id and role that tell what a region is for.</summary>
static class Boilerplate
{
    /// <summary>Whole words; the vocabulary of common content systems and frameworks.</summary>
    static readonly FrozenSet<string> Words = new[]
    {
        "nav", "navbar", "navi", "navigation", "subnav", "topnav", "menu", "submenu", "menubar", "mainmenu", "sidebar", "aside", "footer", "foot", "colophon", "siteinfo", "masthead", "topbar",
        "comment", "comments", "commentlist", "respond", "reply", "disqus", "kommentare", "kommentar", "trackback", "trackbacks", "pingback",
        "related", "recommended", "recommendations", "recommend", "similar", "more", "teaser", "teasers", "crosslinks", "outbrain", "taboola", "popular", "trending", "recent", "latest",
        "share", "sharing", "sharebar", "sharedaddy", "social", "socialmedia", "shariff", "addthis", "addtoany", "follow", "facebook", "twitter", "pinterest", "whatsapp",
        "cookie", "cookies", "consent", "gdpr", "privacy", "banner", "contentinfo", "complementary", "search", "searchform",
        "breadcrumb", "breadcrumbs", "crumbs", "pagination", "pager", "paging", "pagenavi", "prevnext", "nextprev",
        "ad", "ads", "adv", "advert", "advertisement", "advertising", "anzeige", "werbung", "sponsor", "sponsored", "promo", "promotion", "affiliate",
        "newsletter", "subscribe", "subscription", "signup", "register", "login", "signin", "popup", "modal", "overlay", "lightbox", "dialog", "tooltip", "dropdown",
        "tags", "tagcloud", "taglist", "tagged", "cat-links", "metadata", "byline", "author", "authorbox", "bio", "vcard", "dateline", "timestamp", "postmeta", "entrymeta",
        "widget", "widgets", "toolbar", "tools", "print", "rating", "ratings", "vote", "votes", "copyright", "imprint", "impressum", "disclaimer", "skip", "skiplink", "screenreader", "visually-hidden", "sr-only",
        "paywall", "hidden", "jump", "toc", "credits", "credit", "feedback", "notification", "alert", "infobox",
    }.ToFrozenSet();

    /// <summary>Words that show the page's own text, whatever stands beside them.</summary>
    static readonly FrozenSet<string> ContentWords = new[]
    {
        "article", "articlebody", "content", "maincontent", "entry", "post", "story", "text", "body", "main", "hentry", "recipe", "recipeinstructions", "instructions", "directions", "ingredients", "steps", "step",
    }.ToFrozenSet();

    static readonly SearchValues<char> WordEnds = SearchValues.Create(" -_:/.");

    /// <summary>Starts of longer names that plug-ins make: cookielawinfo, commentform, breadcrumblist.</summary>
    static readonly string[] Starts = ["cookie", "comment", "sidebar", "breadcrumb", "newsletter", "advert", "relatedp", "socials", "sharing", "popup", "navigation", "pagination"];

    public static bool IsBoilerplate(string hints) => Any(hints, Words, Starts);

    public static bool IsContent(string hints) => Any(hints, ContentWords, []);

    static bool Any(string hints, FrozenSet<string> words, string[] starts)
    {
        if (hints.Length == 0) return false;
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var rest = hints.AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny(WordEnds);
            var word = end < 0 ? rest : rest[..end];
            if (lookup.Contains(word)) return true;
            if (word.Length > 6)
                foreach (var start in starts)
                    if (word.StartsWith(start, StringComparison.Ordinal)) return true;
            rest = end < 0 ? default : rest[(end + 1)..];
        }
        return false;
    }
}
