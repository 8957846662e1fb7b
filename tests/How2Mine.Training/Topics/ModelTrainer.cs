using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>From labelled pages to a weights file.</summary>
sealed class ModelTrainer(TrainingSettings settings)
{
    readonly Dictionary<LabelledPage, Dictionary<uint, int>> _counts = new(ReferenceEqualityComparer.Instance);

    public byte[] Train(IReadOnlyList<LabelledPage> pages)
    {
        var counts = pages.Select(CountsOf).ToList();
        var space = FeatureSpace.Of(pages, counts, settings.MinPages);
        // Rare topics count for more, but not so much that one page decides.
        var share = pages.CountBy(page => page.Topic).ToDictionary(entry => entry.Key, entry => entry.Value * TopicScores.Count / (double)pages.Count);
        var trainer = new SoftmaxTrainer(settings, Prior(space, pages, counts));
        trainer.Train([.. pages.Zip(counts, (page, features) => (space.Vector(features), page.Topic, Math.Pow(share[page.Topic], -settings.Balance)))]);
        return TopicModel.Write(trainer.Biases, space.Pruned(trainer.Weights, settings.Keep));
    }

    /// <summary>A word of the lexicon speaks for its topics before any page is seen, and stays so where no page says otherwise.</summary>
    float[] Prior(FeatureSpace space, IReadOnlyList<LabelledPage> pages, List<Dictionary<uint, int>> counts)
    {
        var prior = new float[space.Count * TopicScores.Count];
        for (var i = 0; i < pages.Count; i++)
            if (pages[i].Source == "lexicon")
                foreach (var index in space.Vector(counts[i]).Indexes) prior[index * TopicScores.Count + (int)pages[i].Topic]++;
        foreach (var row in prior.Chunk(TopicScores.Count).Index())
        {
            var lines = row.Item.Sum();
            for (var topic = 0; topic < TopicScores.Count; topic++)
                prior[row.Index * TopicScores.Count + topic] *= (float)(settings.Prior / (lines + 1));
        }
        return prior;
    }

    Dictionary<uint, int> CountsOf(LabelledPage page)
    {
        if (!_counts.TryGetValue(page, out var counts)) _counts.Add(page, counts = FeatureSpace.CountsOf(page.Title, page.Text));
        return counts;
    }
}
