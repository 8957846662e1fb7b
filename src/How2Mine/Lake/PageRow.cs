using How2Mine.Crawl;
using How2Mine.Text;

namespace How2Mine.Lake;

/// <summary>A page worth mining. Key: page_id and the record; a page fetched again unchanged has the same page_id.</summary>
public sealed record PageRow
{
    public required string PageId { get; init; }
    public required string RecordId { get; init; }
    public required string Url { get; init; }
    public required string UrlHostName { get; init; }
    public DateTimeOffset? FetchTime { get; init; }
    public required string WarcFilename { get; init; }
    public required long WarcRecordOffset { get; init; }
    public required long WarcRecordLength { get; init; }
    public required string ContentDigest { get; init; }
    public required string ContentCharset { get; init; }
    public string? ContentTruncated { get; init; }
    public required string Title { get; init; }
    public required string Language { get; init; }
    public required string Topic { get; init; }
    public required double TopicScore { get; init; }
    public required double HowtoScore { get; init; }

    /// <summary>The main text, a block a line.</summary>
    public required string Text { get; init; }

    /// <summary>The text's structure: what each of its lines is.</summary>
    public required IReadOnlyList<PageBlockRow> Blocks { get; init; }

    /// <summary>What the page marks in JSON-LD, microdata or RDFa.</summary>
    public required IReadOnlyList<PageMarkedRow> Marked { get; init; }

    /// <summary>The page as mining needs it, with an empty content and no blocks.</summary>
    public PageText ToText() => new()
    {
        Page = new Page
        {
            PageId = PageId,
            RecordId = RecordId,
            Url = Url,
            UrlHostName = UrlHostName,
            FetchTime = FetchTime,
            WarcFilename = WarcFilename,
            WarcRecordOffset = WarcRecordOffset,
            WarcRecordLength = WarcRecordLength,
            ContentDigest = ContentDigest,
            ContentCharset = ContentCharset,
            ContentTruncated = ContentTruncated,
            IsPlainText = false,
            Content = "",
        },
        Title = Title,
        Language = Language,
        Blocks = [],
        Marked = [],
        Text = Text,
        Topic = Topic,
        TopicScore = TopicScore,
        HowToScore = HowtoScore,
    };

    public static PageRow Of(PageText text) => new()
    {
        PageId = text.Page.PageId,
        RecordId = text.Page.RecordId,
        Url = text.Page.Url,
        UrlHostName = text.Page.UrlHostName,
        FetchTime = text.Page.FetchTime,
        WarcFilename = text.Page.WarcFilename,
        WarcRecordOffset = text.Page.WarcRecordOffset,
        WarcRecordLength = text.Page.WarcRecordLength,
        ContentDigest = text.Page.ContentDigest,
        ContentCharset = text.Page.ContentCharset,
        ContentTruncated = text.Page.ContentTruncated,
        Title = text.Title,
        Language = text.Language,
        Topic = text.Topic,
        TopicScore = text.TopicScore,
        HowtoScore = text.HowToScore,
        Text = text.Text,
        Blocks = [.. PageBlockRow.Of(text.Blocks)],
        Marked = [.. text.Marked.Select(m => new PageMarkedRow(m.Kind, m.Name, m.Steps, m.Resources))],
    };
}

/// <summary>One block of the main text by its place in it.</summary>
/// <param name="Kind">paragraph, heading, list_item, table_cell, term, definition, code or caption.</param>
/// <param name="Level">1 to 6 for headings, the nesting for list items.</param>
/// <param name="Start">Index of the block's first character in the text.</param>
public sealed record PageBlockRow(string Kind, int Level, bool IsOrdered, int List, int Item, int Start, int Length)
{
    public static IEnumerable<PageBlockRow> Of(IEnumerable<TextBlock> blocks)
    {
        var start = 0;
        foreach (var block in blocks.Where(b => b.IsMain))
        {
            yield return new PageBlockRow(NameOf(block.Kind), block.Level, block.IsOrdered, block.List, block.Item, start, block.Text.Length);
            start += block.Text.Length + 1;
        }
    }

    static string NameOf(BlockKind kind) => kind switch
    {
        BlockKind.ListItem => "list_item",
        BlockKind.TableCell => "table_cell",
        _ => kind.ToString().ToLowerInvariant(),
    };
}

public sealed record PageMarkedRow(string Kind, string Name, IReadOnlyList<string> Steps, IReadOnlyList<string> Resources);
