using How2Mine.Text;

namespace How2Mine.Training.Topics;

/// <summary>Words that a person would connect with a topic, for topics and languages of which there are few labelled pages.</summary>
/// <remarks>In lexicon.txt a line <c># Topic</c> opens a topic; every other line is learnt from like a short page.</remarks>
static class Lexicon
{
    public static IEnumerable<LabelledPage> Read()
    {
        using var resource = typeof(Lexicon).Assembly.GetManifestResourceStream("lexicon.txt")
            ?? throw new InvalidDataException("The resource lexicon.txt is not in the program: build it with lexicon.txt embedded.");
        using var reader = new StreamReader(resource);
        var topic = Topic.None;
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) topic = TopicNames.Parse(line[2..]);
            else if (line.Length > 0) yield return new LabelledPage("https://lexicon.example/", "lexicon", topic, "", line);
        }
    }
}
