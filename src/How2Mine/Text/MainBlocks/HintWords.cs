using System.Buffers;
using System.Collections.Frozen;
using HtmlTree;

namespace How2Mine.Text.MainBlocks;

/// <summary>The vocabulary of class, id and role by group. A word stands for all that begin with it: plug-ins make longer names of them.</summary>
static class HintWords
{
    static readonly SearchValues<char> WordEnds = SearchValues.Create(" -_:/.");

    /// <summary>Words that count only as they are; their beginnings mean something else in other names.</summary>
    static readonly FrozenSet<string> Whole = new[] { "ad", "ads", "adv", "foot", "tag", "tags", "cat", "cats", "bio", "nav", "toc", "by", "top", "text", "post", "posts", "copy", "date", "time", "card", "cards", "hero", "side", "more", "next", "prev", "body", "cart", "form", "shop", "tab", "tabs", "item", "tile", "rate" }.ToFrozenSet();

    static readonly PrefixTree Words = Build();

    public static ulong Of(Region region)
    {
        var groups = Of(region.Hints);
        if (OfTag(region.Tag) is { } tag) groups |= 1UL << (int)tag;
        return groups;
    }

    static ulong Of(ReadOnlySpan<char> hints)
    {
        var groups = 0UL;
        while (!hints.IsEmpty)
        {
            var end = hints.IndexOfAny(WordEnds);
            groups |= Words.Find(end < 0 ? hints : hints[..end]);
            hints = end < 0 ? default : hints[(end + 1)..];
        }
        return groups;
    }

    static HintGroup? OfTag(HtmlName tag) => tag switch
    {
        HtmlName.Nav => HintGroup.NavTag,
        HtmlName.Footer => HintGroup.FooterTag,
        HtmlName.Header => HintGroup.HeaderTag,
        HtmlName.Aside => HintGroup.AsideTag,
        HtmlName.Article => HintGroup.ArticleTag,
        HtmlName.Main => HintGroup.MainTag,
        HtmlName.Form => HintGroup.FormTag,
        HtmlName.Table => HintGroup.TableTag,
        HtmlName.Ul or HtmlName.Ol => HintGroup.ListTag,
        HtmlName.Figure => HintGroup.FigureTag,
        HtmlName.Section => HintGroup.SectionTag,
        HtmlName.Blockquote => HintGroup.QuoteTag,
        HtmlName.Dl => HintGroup.DefinitionTag,
        _ => null,
    };

    static PrefixTree Build()
    {
        var words = new PrefixTree();
        Are(HintGroup.Navigation, "nav", "navbar", "navi", "navigat", "subnav", "topnav", "menu", "submenu", "mainmenu", "megamenu", "sitemap", "skip", "offcanvas");
        Are(HintGroup.Footer, "footer", "foot", "colophon", "siteinfo", "contentinfo", "copyright", "imprint", "impressum", "legal", "bottombar");
        Are(HintGroup.Header, "header", "masthead", "topbar", "branding", "logo", "top", "toolbar");
        Are(HintGroup.Side, "sidebar", "aside", "complement", "side", "rail", "secondary", "rightcol", "leftcol");
        Are(HintGroup.Comment, "comment", "respond", "reply", "replies", "disqus", "kommentar", "trackback", "pingback", "discussion");
        Are(HintGroup.Related, "related", "recommend", "similar", "outbrain", "taboola", "popular", "trending", "recent", "latest", "more", "mostread", "upnext", "readnext", "alsolike", "crosssell", "upsell", "suggest");
        Are(HintGroup.Share, "share", "sharing", "sharedaddy", "social", "shariff", "addthis", "addtoany", "follow", "facebook", "twitter", "pinterest", "whatsapp", "linkedin", "instagram", "print");
        Are(HintGroup.Cookie, "cookie", "consent", "gdpr", "privacy", "onetrust", "cmp", "didomi");
        Are(HintGroup.Content, "articlebody", "content", "maincontent", "entry", "post", "posts", "story", "text", "body", "main", "hentry", "article", "prose", "markdown", "richtext", "rte", "wysiwyg", "copy", "document", "recipe", "instruction", "direction", "ingredient", "step", "description", "page", "paragraph");
        Are(HintGroup.Author, "author", "byline", "bio", "vcard", "avatar", "contributor", "profile", "credit", "user", "editor");
        Are(HintGroup.Date, "date", "time", "timestamp", "dateline", "posted", "published", "meta", "metadata", "postmeta", "entrymeta", "info", "details");
        Are(HintGroup.Product, "product", "pdp", "sku", "variant", "swatch", "spec", "feature", "shop", "woocommerc", "catalog", "shipping");
        Are(HintGroup.Price, "price", "cart", "buy", "checkout", "basket", "currency", "stock", "quantity", "amount", "purchase", "cta", "btn", "button");
        Are(HintGroup.Review, "review", "rating", "rate", "star", "testimonial", "vote", "score", "feedback");
        Are(HintGroup.Forum, "forum", "thread", "topic", "message", "postbody", "postbit", "question", "answer", "signature", "bbcode", "quote", "cooked");
        Are(HintGroup.Hidden, "modal", "popup", "overlay", "lightbox", "dialog", "tooltip", "dropdown", "hidden", "screenread", "sronly", "sr", "visually", "noprint", "collapse", "drawer");
        Are(HintGroup.Advert, "ad", "ads", "adv", "advert", "anzeige", "werbung", "sponsor", "promo", "affiliate", "banner", "dfp", "adslot");
        Are(HintGroup.Newsletter, "newsletter", "subscri", "signup", "optin", "mailchimp", "paywall", "regwall");
        Are(HintGroup.Trail, "breadcrumb", "crumb", "paginat", "pager", "paging", "pagenavi", "prevnext", "nextprev", "next", "prev", "toc", "jump", "anchor");
        Are(HintGroup.Widget, "widget", "block", "module", "component", "elementor", "panel", "box");
        Are(HintGroup.Title, "title", "headline", "heading", "subtitle", "lead", "intro", "excerpt", "summary", "standfirst", "dek", "kicker", "eyebrow");
        Are(HintGroup.Teaser, "teaser", "card", "cards", "tile", "promobox", "preview", "snippet", "thumb", "listing", "item", "result", "loop", "archive", "feed");
        Are(HintGroup.Grid, "grid", "row", "col", "column", "flex", "container", "wrapper", "wrap", "inner", "slider", "carousel", "swiper", "slick", "slide");
        Are(HintGroup.Tags, "tag", "tags", "tagcloud", "taglist", "categor", "cat", "cats", "label", "badge", "keyword", "filter", "facet", "sort");
        Are(HintGroup.Caption, "caption", "figure", "image", "img", "photo", "gallery", "media", "video", "picture");
        Are(HintGroup.Account, "login", "signin", "register", "account", "form", "input", "field", "contact", "member", "password");
        Are(HintGroup.Hero, "hero", "jumbotron", "splash", "cover", "billboard");
        Are(HintGroup.Accordion, "accordion", "tab", "tabs", "toggle", "faq", "expand", "collaps");
        Are(HintGroup.Search, "search", "query", "autocomplet");
        return words;

        void Are(HintGroup group, params ReadOnlySpan<string> all)
        {
            foreach (var word in all) words.Add(word, 1UL << (int)group, Whole.Contains(word));
        }
    }
}
