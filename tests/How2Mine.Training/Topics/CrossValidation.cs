using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>Trains on all folds but one and tests on that one, in turn; no host is in two folds.</summary>
static class CrossValidation
{
    public static List<Prediction> Run(ModelTrainer trainer, IReadOnlyList<LabelledPage> pages, IReadOnlyList<LabelledPage> always, int folds)
    {
        var predictions = new List<Prediction>();
        for (var fold = 0; fold < folds; fold++)
        {
            var classifier = new TopicClassifier(TopicModel.Read(trainer.Train([.. pages.Where(page => page.Fold(folds) != fold), .. always])));
            foreach (var page in pages.Where(page => page.Fold(folds) == fold))
                predictions.Add(new Prediction(page, classifier.Score(page.Title, page.Text)));
        }
        return predictions;
    }
}

/// <summary>What a classifier that never saw the page's host says of it.</summary>
sealed record Prediction(LabelledPage Page, TopicScores Scores)
{
    public bool IsRight => Scores.Best.Topic == Page.Topic;

    /// <summary>Right among the 14, where the page has one of them.</summary>
    public bool IsRightOfFourteen => Scores.BestOfFourteen.Topic == Page.Topic;
}
