using How2Mine.Crawl;
using How2Mine.Evaluation;
using How2Mine.Text;
using How2Mine.Text.MainBlocks;
using HtmlTree;

namespace How2Mine.Training.MainText;

/// <summary>A page's blocks with their features and labels.</summary>
sealed record TrainingPage(GoldPage Gold, List<TextBlock> Blocks, List<Region> Regions, BlockFeatures Features, float[] Labels)
{
    /// <summary>Words of each block.</summary>
    public IReadOnlyList<int> Words { get; } = Blocks.ConvertAll(b => PageWords.Of(b.Text).Count);

    public int Fold(int folds) => HostFold.Of(Gold.Url, folds);

    /// <summary>All pages of the archives that the gold names, in the order of the archives.</summary>
    public static IEnumerable<TrainingPage> Read(IEnumerable<string> archives, IReadOnlyDictionary<string, GoldPage> gold)
    {
        var decoder = new PageDecoder(new CrawlLimits());
        foreach (var archive in archives)
        {
            using var reader = new ArchiveReader(File.OpenRead(archive), new CrawlLimits());
            foreach (var record in reader.Records())
                if (record.Kind == RecordKind.Response && record.TargetUri is { } url && gold.TryGetValue(url, out var known)
                    && decoder.Process(new(new(archive, 0, ""), record)).IsKept(out var pages, out _))
                    yield return Of(pages[0], known);
        }
    }

    static TrainingPage Of(Page page, GoldPage gold)
    {
        using var document = HtmlDocument.Parse(page.Content);
        var head = PageHead.Of(page.Url, page.Content, document);
        var (blocks, regions) = ScriptedText.BlocksOf(document, head.Title, new TextLimits().OfHtml);
        return new(gold, blocks, regions, BlockFeatures.Of(blocks, regions, head), BlockLabels.Of(blocks, gold));
    }
}
