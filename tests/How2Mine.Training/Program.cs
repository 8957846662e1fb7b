using System.Globalization;
using How2Mine.Text;
using How2Mine.Training;

if (args.Length is not (3 or 4))
{
    Console.Error.WriteLine($"{args.Length} arguments, 3 or 4 wanted: LABELS.jsonl PAGES.jsonl OUTPUT.bin [PROCEDURES.jsonl]");
    return 2;
}

var pages = TrainingData.ReadPages(args[0], args[1]);
var lexicon = Lexicon.Read().ToList();
Console.WriteLine($"{pages.Count} pages, {lexicon.Count} lines of the lexicon");

var trainer = new ModelTrainer(new TrainingSettings());
var predictions = CrossValidation.Run(trainer, pages, lexicon, folds: 5);
foreach (var source in predictions.GroupBy(prediction => prediction.Page.Source)) Report.Print(source.Key, source.ToList());
Report.PrintByTopic(predictions);

var weights = trainer.Train([.. pages, .. lexicon]);
File.WriteAllBytes(args[2], weights);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{weights.Length:N0} bytes of weights in {args[2]}"));

if (args.Length == 4) Report.PrintProcedures(new TopicClassifier(TopicModel.Read(weights)), TrainingData.ReadProcedures(args[3]));
return 0;
