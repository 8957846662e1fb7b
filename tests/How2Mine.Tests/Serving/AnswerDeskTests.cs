using How2Mine.Serving;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Journal;

namespace How2Mine.Tests.Serving;

public sealed class AnswerDeskTests : IDisposable
{
    readonly TemporaryFolder _folder = new();
    readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_answer_is_in_the_journal_when_the_asker_sees_it()
    {
        await using var server = await FaultServer.StartAsync();
        await AskAsync(server, async desk => await Task.WhenAll(Enumerable.Range(0, 200).Select(async n =>
        {
            var answer = (await desk.AskAsync(Requests.Of($"{n}"), _ct)).Answer();
            Assert.Equal(answer, desk.Find(answer.Key));
            if (n % 20 == 0) Assert.Equal(answer, AnswerStore.Open(_folder.Path).Find(answer.Key));
        })));
    }

    [Fact]
    public async Task What_was_answered_is_not_asked_again_neither_at_once_nor_by_a_later_run()
    {
        await using var server = await FaultServer.StartAsync();
        for (var run = 0; run < 3; run++)
            await AskAsync(server, async desk => await Task.WhenAll(Enumerable.Range(0, 300).Select(n => desk.AskAsync(Requests.Of($"{n % 100}"), _ct))));
        Assert.Equal(100, server.Log.Count);
    }

    [Fact]
    public async Task A_failure_is_not_kept()
    {
        await using var server = await FaultServer.StartAsync(call => call.Time <= Clients.Quick.Tries ? Fault.Error500 : Fault.None);
        await AskAsync(server, async desk => Assert.IsType<Asked.Awaiting>(await desk.AskAsync(Requests.Of("x"), _ct)));
        Assert.Equal(0, AnswerStore.Open(_folder.Path).Count);
        await AskAsync(server, async desk => (await desk.AskAsync(Requests.Of("x"), _ct)).Answer());
    }

    [Fact]
    public async Task Who_waits_for_anothers_question_is_not_cancelled_with_it()
    {
        await using var server = await FaultServer.StartAsync(call => call.Number == 1 ? Fault.Hang : Fault.None);
        await AskAsync(server, async desk =>
        {
            using var cancel = new CancellationTokenSource();
            var (first, second) = (desk.AskAsync(Requests.Of("x"), cancel.Token), desk.AskAsync(Requests.Of("x"), _ct));
            while (server.Log.IsEmpty) await Task.Delay(10, _ct);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            (await second).Answer();
        });
    }

    /// <summary>The whole way of a question: asked, bad, asked again with what was wrong, good.</summary>
    [Fact]
    public async Task A_bad_answer_is_asked_again_until_it_is_good()
    {
        await using var server = await FaultServer.StartAsync(call => call.Body.GetProperty("messages").GetArrayLength() < 6 ? Fault.WrongJson : Fault.None);
        await AskAsync(server, async desk =>
        {
            var question = Requests.Of("Bake bread");
            while (Conversation.Follow(question, desk) is Reply.Awaited(var next, _)) await desk.AskAsync(next, _ct);
            Assert.Equal(3, Assert.IsType<Reply.Good>(Conversation.Follow(question, desk)).Exchanges.Count);
        });
    }

    public void Dispose() => _folder.Dispose();

    async Task AskAsync(FaultServer server, Func<AnswerDesk, Task> ask)
    {
        using var client = Clients.Of(server);
        await using var journal = AnswerJournal.OpenOwn(_folder.Path);
        await ask(new AnswerDesk(client, journal, AnswerStore.Open(_folder.Path)));
    }
}
