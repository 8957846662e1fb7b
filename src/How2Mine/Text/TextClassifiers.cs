namespace How2Mine.Text;

/// <summary>Labels texts; in the place of the program's own word where a user brings one.</summary>
public interface ITextClassifier
{
    /// <summary>The most probable label and its probability, or null where nothing is known of the text.</summary>
    (string Label, double Probability)? Best(string text);

    /// <summary>How probable one label is, 0 to 1.</summary>
    double ProbabilityOf(string text, string label);
}

/// <summary>Classifiers that a user brings. Safe for several threads.</summary>
/// <param name="Language">Labels are ISO 639-1 codes, such as <c>de</c>.</param>
/// <param name="Topic">Labels are names of the 14 topics, letters alone compared; others count as None.</param>
/// <param name="Howto">The probability of its label <c>howto</c> is the page's how-to score.</param>
public sealed record TextClassifiers(ITextClassifier? Language, ITextClassifier? Topic, ITextClassifier? Howto)
{
    public const string HowtoLabel = "howto";

    public static TextClassifiers None { get; } = new(null, null, null);

    /// <summary>The page by their word, as far as there are any.</summary>
    internal PageText Applied(PageText page)
    {
        if (this == None) return page;
        var text = $"{page.Title} {page.Text}";
        if (Language?.Best(text) is { } language) page = page with { Language = language.Label };
        if (Topic?.Best(text) is { } topic) page = page with { Topic = TopicNames.NameOf(TopicNames.ParseLetters(topic.Label)), TopicScore = Math.Round(topic.Probability, 3) };
        return Howto is null ? page : page with { HowToScore = Math.Round(Howto.ProbabilityOf(text, HowtoLabel), 3) };
    }
}
