using How2Mine.Crawl;

namespace How2Mine.Text;

/// <summary>Parses a page once and takes from it all that later stations need.</summary>
public sealed class TextExtractor(TextLimits limits) : IStation<Page, PageText>
{
    public string Name => "text";

    public Outcome<PageText> Process(Page page)
    {
        if (page.IsPlainText) return Keep.Of(FromPlainText(page));
        if (HtmlPage.Parse(page.Content, limits, out var over) is not { } document)
            return Drop.Because("over_limit", $"{over!.Value.Limit}: {over.Value.Found}, at most {limits.Of(over.Value.Limit)} wanted");
        using (document)
        {
            if (document.Body is null) return Drop.Because("no_text", "the page has no body");
            var (blocks, regions) = BlockWalk.Of(document.Body);
            blocks = MainText.Mark(blocks, regions);
            var text = string.Join('\n', blocks.Where(b => b.IsMain).Select(b => b.Text));
            return Keep.Of(new PageText { Page = page, Title = PageTitle.Of(document, blocks, page.UrlHostName), Language = "und", Blocks = blocks, Text = text });
        }
    }

    static PageText FromPlainText(Page page)
    {
        var blocks = page.Content.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => new TextBlock(BlockKind.Paragraph, line) { IsMain = true }).ToList();
        var text = string.Join('\n', blocks.Select(b => b.Text));
        return new PageText { Page = page, Title = blocks.FirstOrDefault()?.Text ?? "", Language = "und", Blocks = blocks, Text = text };
    }
}
