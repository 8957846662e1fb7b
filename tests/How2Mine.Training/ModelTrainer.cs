using How2Mine.Text;

namespace How2Mine.Training;

/// <summary>From labelled pages to a weights file.</summary>
sealed class ModelTrainer(TrainingSettings settings)
{
    readonly Dictionary<LabelledPage, Dictionary<uint, int>> _counts = new(ReferenceEqualityComparer.Instance);

    public byte[] Train(IReadOnlyList<LabelledPage> pages)
    {
        var counts = pages.Select(CountsOf).ToList();
        var space = FeatureSpace.Of(pages, counts, settings.MinPages);
        var share = pages.CountBy(page => page.Topic).ToDictionary(entry => entry.Key, entry => entry.Value * TopicScores.Count / (double)pages.Count);
        var trainer = new SoftmaxTrainer(settings, space.Count);
        trainer.Train([.. pages.Zip(counts, (page, features) => (space.Vector(features), page.Topic, WeightOf(page, share[page.Topic])))]);
        return TopicModel.Write(trainer.Biases, space.Pruned(trainer.Weights, settings.Keep));
    }

    /// <summary>Rare topics count for more, but not so much that one page decides.</summary>
    double WeightOf(LabelledPage page, double share) =>
        Math.Pow(share, -settings.Balance) * (page.Source == "lexicon" ? settings.LexiconWeight : 1);

    Dictionary<uint, int> CountsOf(LabelledPage page)
    {
        if (!_counts.TryGetValue(page, out var counts)) _counts.Add(page, counts = FeatureSpace.CountsOf(page.Title, page.Text));
        return counts;
    }
}
