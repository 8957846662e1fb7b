using How2Mine.Evaluation;
using System.Globalization;
using How2Mine.Text.MainBlocks;

namespace How2Mine.Training.MainText;

/// <summary>Cross-validates and trains the trees of main text.</summary>
static class MainTextProgram
{
    const int Folds = 5;

    static readonly double[] Thresholds = [0.35, 0.5];

    public static int Run(string output, string[] pairs)
    {
        var pages = new List<TrainingPage>();
        foreach (var pair in pairs)
        {
            var parts = pair.Split('=', 2);
            pages.AddRange(TrainingPage.Read(parts[1].Split(','), ReadGold(parts[0]).ToDictionary(g => g.Url, StringComparer.Ordinal)));
        }
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(p => p.Blocks.Count)} blocks, {BlockFeatures.Count} features");
        TextFigures.Print("labels", pages, (page, i) => page.Labels[i] >= 0.5);
        var trainer = new MainTextTrainer(new MainTextSettings());
        var first = trainer.CrossValidate(pages, Folds);
        Print("folds", pages, first);
        foreach (var threshold in Thresholds) TextFigures.Print(string.Create(CultureInfo.InvariantCulture, $"at {threshold}"), pages, (page, i) => first[page.Gold.Url][i] >= threshold);
        foreach (var kind in pages.Where(p => p.Gold.Text is not null).GroupBy(p => p.Gold.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Console.WriteLine($"dearest blocks of {kind.Key}");
            var cost = kind.SelectMany(p => p.Blocks.Select((b, i) => (p, b, i, Loss: Math.Abs(p.Labels[i] - first[p.Gold.Url][i]) * p.Words[i] / (double)Math.Max(50, PageWords.Of(p.Gold.Text!).Count)))).ToList();
            foreach (var g in cost.GroupBy(c => (c.b.Kind, Gold: c.p.Labels[c.i] >= 0.5)).OrderByDescending(g => g.Sum(c => c.Loss)).Take(8)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {g.Key.Kind} {(g.Key.Gold ? "missed" : "kept")}: {g.Sum(c => c.Loss) / kind.Count():0.0000}"));
            foreach (var c in cost.OrderByDescending(c => c.Loss).DistinctBy(c => c.p.Gold.Url).Take(40)) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    {c.Loss:0.00} {(c.p.Labels[c.i] >= 0.5 ? "missed" : "kept  ")} {c.b.Kind} {c.p.Gold.Url} [{c.b.Hints}] {c.b.Text[..Math.Min(150, c.b.Text.Length)].Replace('\n', '/')}"));
        }
        using var file = File.Create(output);
        new MainTextModel(trainer.Train(pages)).Write(file);
        return 0;
    }

    static IReadOnlyList<GoldPage> ReadGold(string path)
    {
        using var reader = File.OpenText(path);
        return GoldPage.Read(reader, path);
    }

    static void Print(string name, List<TrainingPage> pages, Dictionary<string, float[]> probabilities)
    {
        var kept = pages.ToDictionary(p => p.Gold.Url, p => How2Mine.Text.MainText.Kept(p.Blocks, p.Features, probabilities[p.Gold.Url]), StringComparer.Ordinal);
        TextFigures.Print(name, pages, (page, i) => kept[page.Gold.Url][i]);
    }
}
