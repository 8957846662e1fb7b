using System.Collections.Frozen;
using HtmlTree;

namespace How2Mine.Text.MainBlocks;

/// <summary>What kind of page the blocks are on, by what it says of itself; the same for all its blocks.</summary>
sealed class PageKindFeatures
{
    enum PageKind { Article, Product, Forum, List, Instructions, Questions, Organisation, Documentation, Count }

    const int Kinds = (int)PageKind.Count, Fixed = 4;

    static readonly FrozenDictionary<string, PageKind> DataTypes = Words(
        (PageKind.Article, "Article NewsArticle BlogPosting Report OpinionNewsArticle ReportageNewsArticle LiveBlogPosting ScholarlyArticle"),
        (PageKind.Product, "Product Offer AggregateOffer ProductGroup"),
        (PageKind.Forum, "DiscussionForumPosting QAPage Question Answer Comment"),
        (PageKind.List, "ItemList CollectionPage SearchResultsPage OfferCatalog Blog"),
        (PageKind.Instructions, "Recipe HowTo HowToStep"),
        (PageKind.Questions, "FAQPage"),
        (PageKind.Organisation, "LocalBusiness Service Corporation ProfessionalService AboutPage ContactPage SoftwareApplication Course Event"),
        (PageKind.Documentation, "TechArticle APIReference SoftwareSourceCode"));

    /// <summary>Words of addresses and of software that makes one kind of page.</summary>
    static readonly FrozenDictionary<uint, PageKind> AddressWords = WordGroups.Of(
        (PageKind.Documentation, "docs doc documentation reference manual api wiki guides learn developer mediawiki docusaurus sphinx mkdocs hugo gitbook vuepress readthedocs javadoc man"),
        (PageKind.Organisation, "services service about solutions company contact pricing team industries features"),
        (PageKind.Questions, "faq faqs help support"),
        (PageKind.Instructions, "recipe recipes howto how guide tutorial"),
        (PageKind.List, "category categories collection collections tag tags topics archive search list directory index catalog listing browse jobs events"),
        (PageKind.Forum, "forum forums thread threads topic t viewtopic showthread questions discussion discussions community comments board boards discourse phpbb vbulletin xenforo mybb vanilla flarum"),
        (PageKind.Product, "product products shop store item items p dp sku buy shopify woocommerce magento prestashop"),
        (PageKind.Article, "blog news article articles story post posts magazine stories press opinion archives"));

    static readonly string[] Sources = ["data", "address", "software"];

    readonly float[] _row;

    public PageKindFeatures(PageHead head, IReadOnlyList<Region> regions)
    {
        _row = new float[Count];
        _row[0] = head.OpenGraphType.ToLowerInvariant() switch { "" => 0, "article" => 1, "website" => 2, "product" or "og:product" => 3, _ => 4 };
        _row[1] = regions.Count(r => r.Tag == HtmlName.Article);
        _row[2] = regions.Count(r => r.Tag == HtmlName.P);
        _row[3] = regions.Count(r => r.Tag == HtmlName.Tr);
        foreach (var type in head.DataTypes)
            if (DataTypes.TryGetValue(type, out var kind)) _row[Fixed + (int)kind]++;
        Mark(head.Url, Fixed + Kinds);
        Mark(head.Generator, Fixed + (2 * Kinds));
    }

    public static int Count => Fixed + (3 * Kinds);

    public static IEnumerable<string> Names =>
    [
        "og_type", "articles", "paragraphs", "rows",
        .. Sources.SelectMany(source => Enum.GetNames<PageKind>().Take(Kinds).Select(kind => $"{source}_{kind}")),
    ];

    public void Write(PlacedBlock placed, Span<float> row) => _row.CopyTo(row);

    void Mark(string text, int first)
    {
        foreach (var word in new HashedWords(text))
            if (AddressWords.TryGetValue(word.Hash, out var kind)) _row[first + (int)kind] = 1;
    }

    static FrozenDictionary<string, PageKind> Words(params ReadOnlySpan<(PageKind Kind, string Words)> kinds)
    {
        var words = new Dictionary<string, PageKind>(StringComparer.Ordinal);
        foreach (var (kind, all) in kinds)
            foreach (var word in all.Split(' ')) words[word] = kind;
        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
