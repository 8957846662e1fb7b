using System.Globalization;
using FsCheck;
using FsCheck.Xunit;
using How2Mine.Text;

namespace How2Mine.Tests.Text;

public class TopicClassifierTests
{
    static readonly TopicClassifier Classifier = TopicClassifier.Default;

    [Fact]
    public void Nearly_every_short_procedure_gets_its_topic()
    {
        var wrong = (from example in ProcedureExamples.All
                     let found = Classifier.Procedure(example.Goal, example.Steps, pageTitle: "")
                     where found.Topic != example.Topic
                     select $"{example.Goal}: {example.Topic} wanted, got {found.Topic} {found.Score}").ToList();
        Assert.True(wrong.Count <= 0.15 * ProcedureExamples.All.Count, string.Join('\n', wrong));
    }

    [Fact]
    public void Every_topic_is_found_for_one_of_its_procedures_at_least() =>
        Assert.Equal(
            TopicNames.Fourteen,
            from example in ProcedureExamples.All
            let found = Classifier.Procedure(example.Goal, example.Steps, pageTitle: "").Topic
            where found == example.Topic
            group example by found into topic
            orderby topic.Key
            select topic.Key);

    [Theory]
    [InlineData("Election results", "The president and the parliament: ministers of the coalition vote on sanctions after the election campaign of both parties.")]
    [InlineData("Release notes", "The new version of the library fixes a bug in the compiler, adds a function to the API and moves the server to Docker.")]
    [InlineData("Bundestag stimmt ab", "Die Regierung und die Opposition im Bundestag streiten über das Gesetz, der Kanzler und die Minister der Koalition verteidigen ihre Politik.")]
    public void A_page_of_another_subject_has_none_of_the_topics(string title, string text) =>
        Assert.Equal(Topic.None, Classifier.Page(title, text).Topic);

    [Fact]
    public void A_page_about_cooking_is_food_and_says_how_sure_it_is()
    {
        var page = Classifier.Page("Apple pie", "Preheat the oven. Mix flour, butter and sugar to a dough, slice the apples, season with cinnamon and bake until golden.");
        Assert.Equal(Topic.FoodAndDining, page.Topic);
        Assert.InRange(page.Score, 0.5, 1);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("12 345 !?")]
    public void A_text_without_words_has_no_topic(string text)
    {
        var page = Classifier.Page("", text);
        Assert.Equal(Topic.None, page.Topic);
        Assert.InRange(page.Score, 0, 0.1);
    }

    [Fact]
    public void The_page_decides_where_the_steps_say_little()
    {
        string[] steps = ["Choose one.", "Put it in place.", "Check that it fits."];
        var found = Classifier.Procedure("Choose the right one", steps, "", "Tyres, brakes and wheels of a car: engine oil, gearbox, driver, vehicle, road and petrol.");
        Assert.Equal(Topic.Transportation, found.Topic);
    }

    [Fact]
    public void A_procedure_is_never_without_a_topic() =>
        Assert.NotEqual(Topic.None, Classifier.Procedure("Vote", ["Go to the election office.", "Choose a party of the parliament."], "Election").Topic);

    [Property]
    public void Never_throws_and_the_probabilities_add_up_to_one(string? title, string? text)
    {
        var scores = Classifier.Score(title ?? "", text);
        Assert.Equal(1, Enum.GetValues<Topic>().Sum(topic => scores[topic]), 9);
    }

    [Fact]
    public void The_answer_is_the_same_twice_and_under_any_culture()
    {
        var before = CultureInfo.CurrentCulture;
        // The program knows no culture but the invariant one, so another is made from it.
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberDecimalSeparator = ",";
        other.NumberFormat.NegativeSign = "~";
        var expected = Classifier.Score("TITLE", ProcedureExamples.All[0].Text);
        try
        {
            CultureInfo.CurrentCulture = other;
            var again = Classifier.Score("TITLE", ProcedureExamples.All[0].Text);
            Assert.All(Enum.GetValues<Topic>(), topic => Assert.Equal(expected[topic], again[topic]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Many_threads_get_the_answer_that_one_gets()
    {
        var expected = ProcedureExamples.All.Select(example => Classifier.Page(example.Goal, example.Text)).ToList();
        var found = ProcedureExamples.All.AsParallel().AsOrdered().WithDegreeOfParallelism(8).Select(example => Classifier.Page(example.Goal, example.Text)).ToList();
        Assert.Equal(expected, found);
    }

    [Fact]
    public void What_comes_after_the_first_twenty_thousand_characters_changes_nothing()
    {
        var start = string.Concat(Enumerable.Repeat("Knead the dough and bake the bread in the oven. ", 500));
        Assert.Equal(Classifier.Page("", start), Classifier.Page("", start + string.Concat(Enumerable.Repeat("The court sentenced the thief to prison. ", 5000))));
    }

    [Fact]
    public void Names_are_read_back_as_the_topics_they_name()
    {
        Assert.Equal(14, TopicNames.Fourteen.Count);
        Assert.All(TopicNames.Fourteen, topic => Assert.Equal(topic, TopicNames.Parse(TopicNames.NameOf(topic))));
        Assert.Equal(Topic.None, TopicNames.Parse("Politics"));
    }
}
