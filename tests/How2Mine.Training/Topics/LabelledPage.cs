using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>A text whose topic is known; its source is the collection by which figures are given.</summary>
sealed record LabelledPage(string Url, string Source, Topic Topic, string Title, string Text)
{
    /// <summary>The fold that tests this page.</summary>
    public int Fold(int folds) => HostFold.Of(Url, folds);
}
