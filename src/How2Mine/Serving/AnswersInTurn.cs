namespace How2Mine.Serving;

/// <summary>Answers from several places: the first that knows one counts.</summary>
public sealed class AnswersInTurn(params IReadOnlyList<IAnswers> places) : IAnswers
{
    public ModelAnswer? Find(string key)
    {
        foreach (var place in places)
            if (place.Find(key) is { } answer) return answer;
        return null;
    }

    public Drop? Refusal(string key)
    {
        foreach (var place in places)
            if (place.Refusal(key) is { } refusal) return refusal;
        return null;
    }
}
