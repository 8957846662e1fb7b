using System.Globalization;
using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>Cross-validates and trains the topic classifier.</summary>
static class TopicsProgram
{
    public static int Run(string labels, string texts, string output, string[] procedures)
    {
        var pages = TrainingData.ReadPages(labels, texts);
        var lexicon = Lexicon.Read().ToList();
        Console.WriteLine($"{pages.Count} pages, {lexicon.Count} lines of the lexicon");

        var trainer = new ModelTrainer(new TrainingSettings());
        var predictions = CrossValidation.Run(trainer, pages, lexicon, folds: 5);
        foreach (var source in predictions.GroupBy(prediction => prediction.Page.Source)) Report.Print(source.Key, source.ToList());
        Report.PrintByTopic(predictions);

        var weights = trainer.Train([.. pages, .. lexicon]);
        File.WriteAllBytes(output, weights);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{weights.Length:N0} bytes of weights in {output}"));

        foreach (var path in procedures) Report.PrintProcedures(new TopicClassifier(TopicModel.Read(weights)), TrainingData.ReadProcedures(path));
        return 0;
    }
}
