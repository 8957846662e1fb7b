using How2Mine.Crawl;
using How2Mine.Text.MainBlocks;
using How2Mine.Text.StructuredData;
using How2Mine.Text.Teaching;
using HtmlTree;

namespace How2Mine.Text;

/// <summary>Parses a page once and takes from it all that later stations need.</summary>
public sealed class TextExtractor(TextLimits limits, TextClassifiers? classifiers = null) : IStation<Page, PageText>
{
    readonly TextClassifiers _classifiers = classifiers ?? TextClassifiers.None;

    /// <summary>Steps of structured data looked for in the text, each from its start.</summary>
    const int MaxMissingSteps = 1000;

    public string Name => "text";

    public Outcome<PageText> Process(Page page) => Read(page).IsKept(out var texts, out var drop) ? Keep.Of(_classifiers.Applied(Judged(texts[0]))) : drop;

    static PageText Judged(PageText page) => page with { HowToScore = Math.Round(TeachingModel.Default.Probability(page.Teaching), 3) };

    /// <summary>All but how likely the page teaches.</summary>
    internal Outcome<PageText> Read(Page page)
    {
        if (page.IsPlainText) return FromPlainText(page);
        if (page.Content.Length > limits.MaxCharacters) return OverLimit("characters", page.Content.Length);
        if (HtmlDocument.Parse(page.Content, limits.OfHtml, out var excess) is not { } document) return OverLimit(excess!.Value.Limit, excess.Value.Found);
        using (document)
        {
            if (!document.Body.Exists) return Drop.Because("no_text", "the page has no body");
            var head = PageHead.Of(page.Url, page.Content, document);
            var (blocks, regions) = ScriptedText.BlocksOf(document, head.Title, limits.OfHtml);
            blocks = MainText.Mark(blocks, regions, head);
            var marked = MarkedProcedures.Of(document, page.Content);
            blocks.AddRange(MissingSteps(marked, blocks));
            var declared = document.Html.Attribute(document.Html.Has(HtmlName.Lang) ? HtmlName.Lang : HtmlName.XmlLang).ToString();
            return Keep.Of(Described(page, head, regions, PageTitle.Of(document, blocks, page.UrlHostName), declared, blocks, marked));
        }
    }

    static PageText Described(Page page, PageHead head, List<Region> regions, string title, string? declaredLanguage, List<TextBlock> blocks, List<MarkedProcedure> marked)
    {
        var text = string.Join('\n', blocks.Where(b => b.IsMain).Select(b => b.Text));
        var language = PageLanguage.Of(declaredLanguage, text);
        var topics = TopicClassifier.Default.Score(title, text);
        var topic = topics.Best;
        var described = new PageText
        {
            Page = page,
            Title = title,
            Language = language,
            Blocks = blocks,
            Marked = marked,
            Text = text,
            Topic = TopicNames.NameOf(topic.Topic),
            TopicScore = topic.Score,
            HowToScore = 0,
        };
        return described with { Teaching = TeachingFeatures.Of(head, regions, described, topics) };
    }

    /// <summary>Steps that scripts would put on the page and that stand only in its structured data belong to the text too.</summary>
    static IEnumerable<TextBlock> MissingSteps(List<MarkedProcedure> marked, List<TextBlock> blocks)
    {
        if (marked.Count == 0) return [];
        var there = string.Concat(blocks.Where(b => b.IsMain).Select(b => Letters(b.Text)));
        return [.. marked.SelectMany(m => m.Steps).Take(MaxMissingSteps).Where(s => Letters(s) is { Length: > 0 } letters && !there.Contains(letters[..Math.Min(letters.Length, 40)], StringComparison.Ordinal))
            .Distinct(StringComparer.Ordinal).Select(step => new TextBlock(BlockKind.Paragraph, step) { IsMain = true, IsNear = true, IsFromData = true })];
    }

    static string Letters(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    /// <summary>A page of which no text could be had.</summary>
    public static PageText Empty(Page page) => Judged(Described(page, HeadOf(page), [], "", null, [], []));

    Drop OverLimit(string limit, long found) => Drop.Because("over_limit", $"{limit}: {found}, at most {limits.Of(limit)} wanted");

    Outcome<PageText> FromPlainText(Page page)
    {
        if (page.Content.Length > limits.MaxCharacters) return OverLimit("characters", page.Content.Length);
        // A line is a block, as an element is.
        if (page.Content.AsSpan().Count('\n') is var lines && lines > limits.MaxElements) return OverLimit("elements", lines);
        var blocks = page.Content.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new TextBlock(BlockKind.Paragraph, line) { IsMain = true, IsNear = true }).ToList();
        return Keep.Of(Described(page, HeadOf(page), [], blocks.FirstOrDefault()?.Text ?? "", null, blocks, []));
    }

    static PageHead HeadOf(Page page) => new(page.Url, "", "", "", "", []);
}
