using System.Globalization;
using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>Prints how often a classifier is right.</summary>
static class Report
{
    public static void Print(string name, IReadOnlyList<Prediction> predictions)
    {
        var named = predictions.Where(prediction => prediction.Page.Topic != Topic.None).ToList();
        Write($"{name}: {predictions.Count} pages, right {Share(predictions, p => p.IsRight)} of 15, {Share(named, p => p.IsRightOfFourteen)} of 14 where one fits");
    }

    public static void PrintByTopic(IReadOnlyList<Prediction> predictions)
    {
        foreach (var topic in Enum.GetValues<Topic>())
        {
            var gold = predictions.Where(p => p.Page.Topic == topic).ToList();
            var said = predictions.Where(p => p.Scores.Best.Topic == topic).ToList();
            Write($"  {TopicNames.NameOf(topic),-28} {gold.Count,5} pages, recall {Share(gold, p => p.IsRight)}, precision {Share(said, p => p.IsRight)}");
        }
    }

    public static void PrintProcedures(TopicClassifier classifier, IEnumerable<LabelledProcedure> procedures)
    {
        int count = 0, right = 0, rightAlone = 0;
        foreach (var procedure in procedures)
        {
            var gold = TopicNames.Parse(procedure.Topic);
            var match = classifier.Procedure(procedure.Goal, procedure.Steps, procedure.Title, procedure.Text);
            var alone = classifier.Procedure(procedure.Goal, procedure.Steps, "");
            count++;
            if (match.Topic == gold) right++;
            if (alone.Topic == gold) rightAlone++;
            else Write($"  {procedure.Goal}: {procedure.Topic} wanted, got {TopicNames.NameOf(alone.Topic)} {alone.Score:F2} alone, {TopicNames.NameOf(match.Topic)} {match.Score:F2} with its page");
        }
        Write($"{count} procedures, right {(double)right / count:F3} with their page, {(double)rightAlone / count:F3} by goal and steps alone");
    }

    static string Share(IReadOnlyList<Prediction> predictions, Func<Prediction, bool> isTrue) =>
        predictions.Count == 0 ? "-" : (predictions.Count(isTrue) / (double)predictions.Count).ToString("F3", CultureInfo.InvariantCulture);

    static void Write(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
