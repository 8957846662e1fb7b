using System.Diagnostics;
using How2Mine.Serving;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Reading;

namespace How2Mine.Tests.Serving;

public class ModelClientFaultTests
{
    readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    public static TheoryData<string> Passing => [.. Clients.Passing.Append(Fault.BusyWithPause).Select(f => f.ToString())];

    public static TheoryData<string> BadReplies => [.. Clients.BadReplies.Select(f => f.ToString())];

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task A_fault_of_link_or_server_is_tried_again(string fault)
    {
        await using var server = await FaultServer.StartAsync(Enum.Parse<Fault>(fault), Enum.Parse<Fault>(fault));
        var endless = fault is nameof(Fault.Hang) or nameof(Fault.Drip);
        using var client = Clients.Of(server, new() { Retries = endless ? Clients.Hasty : Clients.Quick });
        var answer = (await client.AskAsync(Requests.Of("Bake bread"), _ct)).Answer();
        Assert.Equal((AnswerFinish.Stop, 20L), (answer.Finish, answer.TokensIn));
        Assert.IsType<ReadAnswer.Good>(AnswerReading.Read(answer, Requests.Procedure));
        // A machine under load may let a good answer come too late.
        Assert.InRange(answer.Attempt, 3, endless ? Clients.Quick.Tries : 3);
        Assert.Equal((answer.Attempt, answer.Attempt - 1), (server.Log.Count, client.Use.Faults.Values.Sum()));
    }

    [Theory]
    [InlineData(nameof(Fault.Error500), "status 500: out of memory")]
    [InlineData(nameof(Fault.Reset), "the connection broke")]
    [InlineData(nameof(Fault.HalfBody), "the connection broke")]
    [InlineData(nameof(Fault.WrongType), "an answer of type text/html, expected application/json")]
    [InlineData(nameof(Fault.NoChoices), "a completion without choices")]
    [InlineData(nameof(Fault.ErrorInside), "status 502: an error in place of a completion: upstream failed")]
    [InlineData(nameof(Fault.Huge), "an answer of more than 4194304 bytes")]
    public async Task A_fault_that_stays_leaves_the_request_for_later(string fault, string told)
    {
        await using var server = await FaultServer.StartAsync(_ => Enum.Parse<Fault>(fault));
        using var client = Clients.Of(server);
        var awaiting = Assert.IsType<Asked.Awaiting>(await client.AskAsync(Requests.Of("Bake bread"), _ct));
        Assert.Equal(("server_fault", Clients.Quick.Tries), (awaiting.Reason, server.Log.Count));
        Assert.Contains(told, awaiting.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Fault.Hang))]
    [InlineData(nameof(Fault.Drip))]
    public async Task A_request_has_a_deadline(string fault)
    {
        await using var server = await FaultServer.StartAsync(_ => Enum.Parse<Fault>(fault));
        using var client = Clients.Of(server, new() { Retries = Clients.Hasty with { Tries = 100, Deadline = TimeSpan.FromSeconds(4) } });
        var awaiting = Assert.IsType<Asked.Awaiting>(await client.AskAsync(Requests.Of("Bake bread"), _ct));
        Assert.Equal("deadline", awaiting.Reason);
        Assert.InRange(server.Log.Count, 2, 3);
    }

    /// <summary>Paid replies are replies; what they are worth is said by their reading.</summary>
    [Theory]
    [MemberData(nameof(BadReplies))]
    public async Task A_bad_reply_is_told_as_what_it_is_and_not_bought_again(string fault)
    {
        await using var server = await FaultServer.StartAsync(_ => Enum.Parse<Fault>(fault));
        using var client = Clients.Of(server);
        var answer = (await client.AskAsync(Requests.Of("Bake bread"), _ct)).Answer();
        Assert.Single(server.Log);
        switch (Enum.Parse<Fault>(fault))
        {
            case Fault.Refusal: Assert.Equal((AnswerFinish.Refusal, "I cannot help with that."), (answer.Finish, answer.Text)); break;
            case Fault.LengthStop: Assert.Equal(AnswerFinish.Length, answer.Finish); break;
            case Fault.OtherModel: Assert.Equal(("test-model", "quite-another-model"), (answer.Model, answer.ServerModel)); break;
        }
        Assert.Equal(fault == nameof(Fault.OtherModel), AnswerReading.Read(answer, Requests.Procedure) is ReadAnswer.Good);
    }

    [Fact]
    public async Task Another_model_is_a_fault_where_the_right_one_is_insisted_on()
    {
        await using var server = await FaultServer.StartAsync(Fault.OtherModel);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick, Limits = new() { SameModelOnly = true } });
        Assert.Equal((2, "test-model"), (await client.AskAsync(Requests.Of("Bake bread"), _ct)).Answer() is var a ? (a.Attempt, a.ServerModel) : default);
    }

    /// <summary>Every request ends, and no reply is bought twice, whatever share of the calls fails and however.</summary>
    [Fact]
    public async Task All_faults_mixed_at_30_percent_lose_nothing_and_pay_nothing_twice()
    {
        const int Requested = 1_000;
        await using var server = await FaultServer.StartAsync(FaultServer.Mixed(0.3, [.. Clients.Passing, .. Clients.BadReplies]));
        using var client = Clients.Of(server, new() { Retries = Clients.Quick with { Tries = 12, TryTimeout = TimeSpan.FromSeconds(5) }, Limits = new() { InFlight = 256 } });
        var requests = Enumerable.Range(0, Requested).Select(n => Requests.Of($"Bake bread number {n}")).ToList();
        var asked = await Task.WhenAll(requests.Select(r => client.AskAsync(r, _ct)));
        Assert.Equal(requests.Select(r => r.Key), asked.Select(a => a.Answer().Key));
        Assert.Equal(Requested, server.Replies.Count);
        Assert.All(server.Replies.Values, n => Assert.Equal(1, n));
        Assert.All(requests.Zip(asked), r => Assert.True(r.Second.Answer().Finish != AnswerFinish.Stop || r.Second.Answer().ServerModel.Length > 0));
        Assert.Equal(Requested, client.Use.Stages.Single().Answers);
        Assert.Equal(server.Log.Count, client.Use.Stages.Single().Tries);
    }

    [Fact]
    public async Task While_the_server_is_down_all_wait_and_then_go_on()
    {
        var down = true;
        await using var server = await FaultServer.StartAsync(call => call.Text != "first" && Volatile.Read(ref down) ? Fault.Reset : Fault.None);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick with { Tries = 3 }, Limits = new() { InFlight = 32 } });
        await client.AskAsync(Requests.Of("first"), _ct);
        var all = Task.WhenAll(Enumerable.Range(0, 300).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)));
        for (var since = Stopwatch.StartNew(); !client.IsServerDown && since.Elapsed < TimeSpan.FromSeconds(30);) await Task.Delay(10, _ct);
        await Task.Delay(1_000, _ct);
        Assert.True(client.IsServerDown);
        var whileDown = server.Log.Count;
        Volatile.Write(ref down, false);
        Assert.All(await all, a => a.Answer());
        Assert.False(client.IsServerDown);
        // Those in flight when it went down, with what they tried before, and a probe each 50 to 100 ms.
        Assert.InRange(whileDown, 11, 1 + (3 * 32) + 30);
    }

    [Fact]
    public async Task A_server_that_stays_down_ends_the_run_for_all()
    {
        await using var server = await FaultServer.StartAsync(call => call.Text == "first" ? Fault.None : Fault.Error500);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick with { LongestOutage = TimeSpan.FromSeconds(1) } });
        await client.AskAsync(Requests.Of("first"), _ct);
        var all = Enumerable.Range(0, 200).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)).ToList();
        foreach (var asking in all)
            Assert.Contains("the last call failed with status 500: out of memory", (await Assert.ThrowsAsync<ModelServerException>(() => asking)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelled_askers_let_go_at_once()
    {
        await using var server = await FaultServer.StartAsync(_ => Fault.Hang);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick with { TryTimeout = TimeSpan.FromMinutes(1) }, Limits = new() { InFlight = 8 } });
        using var cancel = new CancellationTokenSource();
        var all = Enumerable.Range(0, 100).Select(n => client.AskAsync(Requests.Of($"{n}"), cancel.Token)).ToList();
        await Task.Delay(200, _ct);
        await cancel.CancelAsync();
        foreach (var asking in all) await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
    }
}
