using How2Mine.Serving;

namespace How2Mine.Tests.Serving;

public class ConversationTests
{
    const string Good = """{"goal": "x", "steps": ["a"]}""", Bad = """{"goal": "x", "steps": "a"}""";

    readonly Requests.Known _known = [];
    readonly ModelRequest _question = Requests.Of("Bake bread");

    [Fact]
    public void A_question_awaits_itself_then_is_answered()
    {
        Assert.Same(_question, Assert.IsType<Reply.Awaited>(Conversation.Follow(_question, _known)).Request);
        Say(_question, Good);
        Assert.Equal(_question.Key, Assert.Single(Assert.IsType<Reply.Good>(Conversation.Follow(_question, _known)).Exchanges).Request.Key);
    }

    [Fact]
    public void A_bad_answer_is_asked_again_with_what_was_wrong_and_is_then_good()
    {
        Say(_question, Bad);
        var again = Assert.IsType<Reply.Awaited>(Conversation.Follow(_question, _known)).Request;
        Assert.NotEqual(_question.Key, again.Key);
        Assert.Equal([ModelMessage.SystemRole, ModelMessage.UserRole, ModelMessage.AssistantRole, ModelMessage.UserRole], again.Messages.Select(m => m.Role));
        Assert.Equal(Bad, again.Messages[2].Text);
        Assert.Contains("'steps' must be an array of strings, got a string", again.Messages[3].Text, StringComparison.Ordinal);
        Say(again, Good);
        Assert.Equal([_question.Key, again.Key], Assert.IsType<Reply.Good>(Conversation.Follow(_question, _known)).Exchanges.Select(a => a.Answer.Key));
    }

    [Fact]
    public void A_third_bad_answer_is_given_up_even_if_the_model_repeats_itself()
    {
        for (var asked = 0; asked < 3; asked++) Say(Assert.IsType<Reply.Awaited>(Conversation.Follow(_question, _known)).Request, Bad);
        var none = Assert.IsType<Reply.None>(Conversation.Follow(_question, _known));
        Assert.Equal(("unreadable_answer", 3, 3), (none.Drop.Reason, none.Exchanges.Count, none.Exchanges.Select(e => e.Request.Key).Distinct().Count()));
        Assert.Contains("'steps' must be an array of strings", none.Drop.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void A_refusal_is_not_asked_again()
    {
        Say(_question, "I cannot help with that.", AnswerFinish.Refusal);
        Assert.Equal("refused_answer", Assert.IsType<Reply.None>(Conversation.Follow(_question, _known)).Drop.Reason);
    }

    [Fact]
    public void An_endless_answer_is_shown_in_part()
    {
        Say(_question, new string('a', 1_000_000), AnswerFinish.Length);
        Assert.Equal(4_000, Assert.IsType<Reply.Awaited>(Conversation.Follow(_question, _known)).Request.Messages[2].Text.Length);
    }

    void Say(ModelRequest request, string text, AnswerFinish finish = AnswerFinish.Stop) => _known.Add(request.Key, Requests.Answer(request.Key, text, finish));
}
