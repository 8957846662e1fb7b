using System.Text.Json;
using How2Mine.Serving.Reading;

namespace How2Mine.Serving;

/// <summary>A request with the answer that it got.</summary>
public sealed record Exchange(ModelRequest Request, ModelAnswer Answer);

/// <summary>How far a question has come with the replies that are there.</summary>
public abstract record Reply
{
    Reply() { }

    /// <param name="Exchanges">All that was asked and read on the way, the good answer last.</param>
    public sealed record Good(JsonElement Value, IReadOnlyList<Exchange> Exchanges) : Reply;

    /// <param name="Request">What is to be asked next: the question, or the question again with what was wrong.</param>
    public sealed record Awaited(ModelRequest Request, IReadOnlyList<Exchange> Exchanges) : Reply;

    public sealed record None(Drop Drop, IReadOnlyList<Exchange> Exchanges) : Reply;
}

/// <summary>Asks again where an answer cannot be read, telling the model what was wrong. Pure: a replay over the replies that are there.</summary>
public static class Conversation
{
    /// <summary>A third bad answer is given up.</summary>
    public const int MaxAskedAgain = 2;

    /// <summary>As much of a bad answer as is shown to the model that gave it, so that an endless one leaves room for the next.</summary>
    const int ShownCharacters = 4_000;

    /// <param name="request">The question, with a schema.</param>
    public static Reply Follow(ModelRequest request, IAnswers answers)
    {
        var schema = request.Schema ?? throw new ArgumentException("a request without a schema has no meaning to check", nameof(request));
        var read = new List<Exchange>();
        for (var next = request; ;)
        {
            if (answers.Find(next.Key) is not { } answer) return answers.Refusal(next.Key) is { } refusal ? new Reply.None(refusal, read) : new Reply.Awaited(next, read);
            read.Add(new Exchange(next, answer));
            switch (AnswerReading.Read(answer, schema))
            {
                case ReadAnswer.Good good: return new Reply.Good(good.Value, read);
                case ReadAnswer.Refused refused: return new Reply.None(Drop.Because("refused_answer", refused.Why), read);
                case ReadAnswer.Unreadable unreadable when read.Count > MaxAskedAgain:
                    return new Reply.None(Drop.Because("unreadable_answer", $"{read.Count} answers could not be used, the last because {unreadable.Why}"), read);
                case ReadAnswer.Unreadable unreadable: next = Again(next, answer, unreadable.Why); break;
            }
        }
    }

    /// <summary>What was asked, with the bad answer and what was wrong with it: a request with a key of its own, also where the model repeats itself.</summary>
    static ModelRequest Again(ModelRequest request, ModelAnswer bad, string why)
    {
        var said = AnswerText.WithoutThinking(bad.Text).Trim();
        var shown = said.Length == 0 ? "(nothing)" : said.Length <= ShownCharacters ? said : said[..(char.IsHighSurrogate(said[ShownCharacters - 1]) ? ShownCharacters - 1 : ShownCharacters)];
        return new ModelRequest(request.Stage, request.Model,
            [.. request.Messages, ModelMessage.Assistant(shown), ModelMessage.User($"This answer cannot be used: {why}. Answer the question again, with nothing but one complete JSON value that fits the schema.")],
            request.Schema, request.Parameters);
    }
}
