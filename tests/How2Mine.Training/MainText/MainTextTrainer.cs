using How2Mine.Text.MainBlocks;
using How2Mine.Text.Trees;

namespace How2Mine.Training.MainText;

/// <summary>Trains the trees that say which blocks are main text, and tests them on hosts they never saw.</summary>
sealed class MainTextTrainer(MainTextSettings settings)
{
    /// <summary>For each page the probabilities of its blocks, by a model that saw no page of its host.</summary>
    public Dictionary<string, float[]> CrossValidate(IReadOnlyList<TrainingPage> pages, int folds)
    {
        var probabilities = new Dictionary<string, float[]>(StringComparer.Ordinal);
        for (var fold = 0; fold < folds; fold++)
        {
            var model = Train([.. pages.Where(p => p.Fold(folds) != fold)]);
            foreach (var page in pages.Where(p => p.Fold(folds) == fold)) probabilities[page.Gold.Url] = model.Probabilities(page.Features);
            Console.Error.WriteLine($"fold {fold + 1} of {folds}");
        }
        return probabilities;
    }

    public TreeModel Train(IReadOnlyList<TrainingPage> pages)
    {
        var columns = BlockFeatures.Count;
        var known = pages.Select(p => (Page: p, Rows: Enumerable.Range(0, p.Blocks.Count).Where(i => !float.IsNaN(p.Labels[i])).ToList())).ToList();
        var count = known.Sum(k => k.Rows.Count);
        var (rows, labels, weights) = (new float[count * columns], new float[count], new float[count]);
        var at = 0;
        foreach (var (page, own) in known)
        {
            // Each page counts as one, or less where only snippets of it are known; each snippet as much as the next, each word of a whole text likewise.
            var words = own.ConvertAll(i => page.Gold.Text is null ? settings.SnippetWords : page.Words[i] + settings.BlockWords);
            var scale = settings.WeightOf(page.Gold) / words.Sum();
            for (var i = 0; i < own.Count; i++, at++)
            {
                page.Features.Row(own[i]).CopyTo(rows.AsSpan(at * columns));
                labels[at] = page.Labels[own[i]];
                weights[at] = (float)(1000 * scale * words[i]);
            }
        }
        return LightGbmModel.Read(LightGbm.Train(rows, columns, labels, weights, null, settings.Parameters, settings.Trees));
    }
}
