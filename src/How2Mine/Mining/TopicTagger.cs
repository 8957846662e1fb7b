using How2Mine.Text;

namespace How2Mine.Mining;

/// <summary>Gives each procedure one of the 14 topics.</summary>
public sealed class TopicTagger : IStation<Candidate, Candidate>
{
    public string Name => "topic";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        var match = TopicClassifier.Default.Procedure(candidate.Goal, candidate.Steps, candidate.Page.Title, candidate.Page.Text);
        return Keep.Of(candidate with { Topic = TopicNames.NameOf(match.Topic), TopicScore = match.Score });
    }
}
