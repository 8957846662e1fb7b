using System.Globalization;
using How2Mine.Evaluation;

namespace How2Mine.Training.MainText;

/// <summary>How good the kept text of pages is: words shared with the whole gold text, page by page; snippets found and left out.</summary>
static class TextFigures
{
    public static void Print(string name, IReadOnlyList<TrainingPage> pages, Func<TrainingPage, int, bool> keeps)
    {
        var scores = pages.Select(p => TextScore.Of(p.Gold, string.Join('\n', p.Blocks.Where((_, i) => keeps(p, i)).Select(b => b.Text)))).ToList();
        var line = TextScore.Figures(scores).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Name.Split(':')[0]} {f.Value:0.000}"));
        Console.WriteLine($"{name,-10} {string.Join("  ", line)}");
    }
}
