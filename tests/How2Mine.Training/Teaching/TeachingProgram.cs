using System.Globalization;
using How2Mine.Mining;
using How2Mine.Mining.Likelihood;
using How2Mine.Text.Instructing;
using How2Mine.Text.Teaching;
using How2Mine.Text.Trees;

namespace How2Mine.Training.Teaching;

/// <summary>Cross-validates and trains the trees that say whether a page teaches, and those that say whether a candidate is a procedure.</summary>
static class TeachingProgram
{
    const int Folds = 5;

    static readonly double[] Thresholds = [0.4, 0.45, 0.5, 0.55];

    static readonly double[] Gates = [0.01, 0.02, 0.03, 0.05, 0.1];

    public static int Run(string folder, string formats, string[] pairs)
    {
        var pages = new List<TaughtPage>();
        foreach (var pair in pairs)
        {
            var parts = pair.Split('=', 2);
            pages.AddRange(TaughtPage.Read(parts[1].Split(','), TeachingLabels.Read(parts[0], formats)));
        }
        pages.AddRange(CandidateProgram.Bare(pages));
        pages.AddRange(WrittenPages.Read());
        var teaching = TrainTeaching(Path.Combine(folder, "Text", "teaching.bin"), pages);
        TrainLikelihood(Path.Combine(folder, "Mining", "likelihood.bin"), pages, teaching);
        return 0;
    }

    /// <returns>For each page how likely it teaches, by trees that saw no page of its host.</returns>
    static float[] TrainTeaching(string output, List<TaughtPage> pages)
    {
        var rows = pages.ConvertAll(p => new TrainingRow(p.Page.Teaching, p.Teaches, p.IsBare ? 0.1f : p.Gold.Format is null ? 0.3f : 1, p.Fold(Folds)));
        Console.WriteLine($"{rows.Count} pages, {rows.Count(r => r.Label == 1)} that teach, {TeachingFeatures.Count} features");
        var trainer = new RowTrainer(trees: 150, leaves: 12, rate: 0.05, minRows: 10, columns: 0.2);
        var said = trainer.CrossValidate(rows, Folds);
        var formats = pages.Select((p, i) => (Page: p, Score: said[i])).Where(p => p.Page.Gold.Format is not null && !p.Page.IsBare).ToList();
        foreach (var source in formats.GroupBy(p => p.Page.Source).Append(formats.GroupBy(_ => "all").First()))
            Say($"format howto, {source.Key}: average precision {Ranking.AveragePrecision(source.Select(p => (p.Score, p.Page.Gold.Format == "howto"))):0.000}");
        foreach (var gate in Gates)
            Say($"gate {gate}: {pages.Where((p, i) => !p.IsBare && said[i] >= gate).Count() / (double)pages.Count(p => !p.IsBare):0.000} of pages pass; with procedures {pages.Where((p, i) => p.Gold.Procedures is { Count: > 0 } && !p.IsBare && said[i] < gate).Count()} do not, bare {pages.Where((p, i) => p.Teaches == 1 && p.IsBare && said[i] < gate).Count()} of {pages.Count(p => p.Teaches == 1 && p.IsBare)}");
        using var file = File.Create(output);
        TreeFile.Write(file, trainer.Train(rows), TeachingFeatures.Count);
        return said;
    }

    static void TrainLikelihood(string output, List<TaughtPage> pages, float[] teaching)
    {
        var found = CandidateProgram.Find([.. pages.Select((p, i) => p with { Page = p.Page with { HowToScore = Math.Round(teaching[i], 3) } })], Folds);
        var rows = found.Where(f => f.Row.Weight > 0).Select(f => f.Row).ToList();
        Console.WriteLine($"{rows.Count} candidates, {rows.Count(r => r.Label == 1)} of them procedures, {CandidateFeatures.Count} features");
        var trainer = new RowTrainer(trees: 300, leaves: 8, rate: 0.05, minRows: 8, columns: 0.15);
        var said = trainer.CrossValidate([.. found.Select(f => f.Row)], Folds);
        var line = new MiningLine(new StepLimits());
        var ruled = found.ConvertAll(f => line.PassesRules(f.Candidate));
        CandidateProgram.Report("rules alone", pages, [.. found.Where((f, i) => ruled[i] && !f.On.IsBare)]);
        foreach (var threshold in Thresholds)
            CandidateProgram.Report(string.Create(CultureInfo.InvariantCulture, $"rules and trees at {threshold}"), pages,
                [.. found.Where((f, i) => ruled[i] && !f.On.IsBare && (said[i] >= threshold || f.Candidate.Miner == "rules/recipe" || !Instruction.Knows(f.On.Page.Language)))]);
        var bare = found.Select((f, i) => (f.Row, Said: said[i], f.On)).Where(f => f.On.IsBare && f.Row.Label == 1 && f.Row.Weight > 0).ToList();
        var lists = found.Select((f, i) => (Said: said[i], f.On)).Where(f => f.On.Gold is { Kind: WrittenPages.Kind, Reject: not null }).ToList();
        foreach (var threshold in Thresholds) Say($"bare at {threshold}: {bare.Count(b => b.Said >= threshold)} of {bare.Count} procedures, {bare.Count(b => b.Said >= threshold && b.On.Source == WrittenPages.Kind)} of {bare.Count(b => b.On.Source == WrittenPages.Kind)} written, {lists.Count(l => l.Said >= threshold)} of {lists.Count} written lists");
        using var file = File.Create(output);
        TreeFile.Write(file, trainer.Train(rows), CandidateFeatures.Count);
    }

    static void Say(FormattableString what) => Console.WriteLine(what.ToString(CultureInfo.InvariantCulture));
}
