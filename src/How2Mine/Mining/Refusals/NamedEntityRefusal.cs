namespace How2Mine.Mining.Refusals;

/// <summary>Refuses procedures around one named place, firm or product (How2Everything's class "named entity").</summary>
/// <remarks>Names are capital letters within sentences; languages that capitalise nouns, or know no capitals, are let through.</remarks>
public sealed class NamedEntityRefusal : IStation<Candidate, Candidate>
{
    /// <summary>Share of steps with a name in them, and names for each step, from which the procedure is about names.</summary>
    const double MaxShare = 0.6, MinNamesAStep = 0.8;

    static readonly HashSet<string> NoNames = new(StringComparer.Ordinal)
    {
        "I", "I'm", "I'll", "I'd", "I've", "OK", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
        "Fahrenheit", "Celsius", "F", "C", "English", "French", "Dutch", "Greek", "Italian", "Parmesan", "Dijon", "Worcestershire", "Step", "Note", "Tip", "Instant", "Pot", "Phillips", "Allen", "Velcro", "God", "Lord", "Bible", "Mary", "Allah", "Quran", "Phase",
    };

    public string Name => "no_named_entity";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        if (candidate.Page.Language is "de" or "und" || candidate.Miner == "rules/recipe") return Keep.Of(candidate);
        var names = candidate.Steps.Select(Names).ToList();
        var share = (double)names.Count(n => n.Count > 0) / names.Count;
        var all = names.SelectMany(n => n).ToList();
        return share >= MaxShare && all.Count >= MinNamesAStep * names.Count
            ? Drop.Because("named_entity", $"{Text.Percent.Of(share)} of the steps name something, such as {string.Join(", ", all.Distinct(StringComparer.Ordinal).Take(3))}; below {Text.Percent.Of(MaxShare)} wanted")
            : Keep.Of(candidate);
    }

    /// <summary>Words with a capital that do not start a sentence, a quotation or a heading.</summary>
    internal static List<string> Names(string step)
    {
        var names = new List<string>();
        var startsSentence = true;
        foreach (var raw in step.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var word = raw.Trim(',', ';', '(', ')', '"', '”', '“', '’', '\'', '.', ':', '!', '?', '…');
            if (!startsSentence && word.Length > 1 && char.IsUpper(word[0]) && !NoNames.Contains(word.Split('\'', '’')[0]) && !(word.All(c => !char.IsLower(c)) && word.Length <= 3)) names.Add(word);
            // A number in front leaves the sentence's start to the next word.
            if (startsSentence && !word.Any(char.IsLetter)) continue;
            startsSentence = raw[^1] is '.' or ':' or '!' or '?' or '–' or '—' or '…' || raw[0] is '"' or '“' or '(' or '–' or '—' or '•';
        }
        return names;
    }
}
