namespace How2Mine.Mining.Refusals;

/// <summary>Refuses lists of links: indexes, tables of contents, navigation.</summary>
public sealed class LinkListRefusal : IStation<Candidate, Candidate>
{
    /// <summary>Steps link now and then; a list of links does nothing else.</summary>
    const double MaxLinkShare = 0.5;

    /// <summary>Words a step has on average; titles and menu entries have fewer.</summary>
    const double MinWords = 3;

    public string Name => "not_a_list";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        if (candidate.LinkShare > MaxLinkShare) return Drop.Because("list_of_links", $"{Text.Percent.Of(candidate.LinkShare)} of the steps' text stands in links");
        var words = (double)Words.Of(candidate.Steps).Count / candidate.Steps.Count;
        // A step in a script without spaces is one word of many letters.
        var letters = candidate.Steps.Average(s => (double)s.Length);
        if (words < MinWords && letters < 12) return Drop.Because("navigation", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"a step has {words:0.0} words on average, at least {MinWords} wanted"));
        var titles = candidate.Page.Blocks.Where(b => b.Kind == Text.BlockKind.Heading).Select(b => b.Text.TrimEnd('.', ':')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var repeated = candidate.Steps.Count(s => titles.Contains(s.TrimEnd('.', ':')));
        return repeated > candidate.Steps.Count / 2 ? Drop.Because("table_of_contents", $"{repeated} of {candidate.Steps.Count} steps are headings of the page") : Keep.Of(candidate);
    }
}
