using System.Globalization;
using How2Mine.Evaluation;
using How2Mine.Text;

namespace How2Mine.Training.MainText;

/// <summary>Lists the blocks about which the trees are most wrong, by kind of page: what to look at next.</summary>
static class DearestBlocks
{
    const int Shown = 40, Kinds = 8, Characters = 150;

    /// <summary>A page with hardly any text would make each of its words dear.</summary>
    const int MinWords = 50;

    public static void Print(IReadOnlyList<TrainingPage> pages, IReadOnlyDictionary<string, float[]> probabilities)
    {
        foreach (var kind in pages.Where(p => p.Gold.Text is not null).GroupBy(p => p.Gold.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"dearest blocks of {kind.Key}");
            var costs = kind.SelectMany(p => Costs(p, probabilities[p.Gold.Url])).ToList();
            foreach (var sort in costs.GroupBy(c => (c.Block.Kind, c.What)).OrderByDescending(g => g.Sum(c => c.Cost)).Take(Kinds))
                Write($"  {sort.Key.Kind} {sort.Key.What}: {sort.Sum(c => c.Cost) / kind.Count():0.0000} a page");
            foreach (var c in costs.OrderByDescending(c => c.Cost).DistinctBy(c => c.Url).Take(Shown))
                Write($"    {c.Cost:0.00} {c.What} {c.Block.Kind} {c.Url} [{c.Block.Hints}] {c.Block.Text[..Math.Min(Characters, c.Block.Text.Length)].Replace('\n', '/')}");
        }
    }

    /// <summary>The words that a block gets wrong, as a share of the page's.</summary>
    static IEnumerable<BlockCost> Costs(TrainingPage page, float[] probabilities)
    {
        var words = (double)Math.Max(MinWords, PageWords.Of(page.Gold.Text!).Count);
        return page.Blocks.Select((block, i) => new BlockCost(page.Gold.Url, block, page.Labels[i] >= 0.5 ? "missed" : "kept", Math.Abs(page.Labels[i] - probabilities[i]) * page.Words[i] / words));
    }

    static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    sealed record BlockCost(string Url, TextBlock Block, string What, double Cost);
}
