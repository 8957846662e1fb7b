using System.Globalization;
using How2Mine.Evaluation;
using How2Mine.Text.MainBlocks;
using How2Mine.Text.Trees;

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
        var known = trainer.CrossValidate(pages, Folds);
        Print("folds", pages, known);
        foreach (var threshold in Thresholds) TextFigures.Print(string.Create(CultureInfo.InvariantCulture, $"at {threshold}"), pages, (page, i) => known[page.Gold.Url][i] >= threshold);
        DearestBlocks.Print(pages, known);
        using var file = File.Create(output);
        TreeFile.Write(file, trainer.Train(pages), BlockFeatures.Count);
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
