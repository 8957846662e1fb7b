using System.Collections.Concurrent;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Money;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace How2Mine.Tests.Serving;

public class ModelClientLimitTests
{
    readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task No_more_are_in_flight_than_allowed()
    {
        // Whoever comes first stays until the others are there.
        await using var server = await FaultServer.StartAsync(call => call.Number <= 7 ? Fault.Slow : Fault.None);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick, Limits = new() { InFlight = 7 } });
        await Task.WhenAll(Enumerable.Range(0, 500).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)));
        Assert.InRange(server.MostAtOnce, 2, 7);
    }

    /// <summary>A minute's starts, wherever the minute begins, keep to the limit but for a second's worth at once.</summary>
    [Theory]
    [InlineData(600.0, null, 600 + 10)]
    [InlineData(null, 60_000.0, 60_000 / 240)]
    public async Task Requests_and_tokens_a_minute_keep_to_their_limits(double? requests, double? tokens, int mostAMinute)
    {
        var door = new InstantDoor();
        using var client = new ModelClient(door, new() { Limits = new() { InFlight = 1_000, RequestsPerMinute = requests, TokensPerMinute = tokens }, Time = door.Time });
        var all = Task.WhenAll(Enumerable.Range(0, 1_000).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)));
        while (!all.IsCompleted)
        {
            door.Time.Advance(TimeSpan.FromMilliseconds(250));
            await Task.Delay(1, _ct);
        }
        Assert.All(await all, a => a.Answer());
        var starts = door.Starts.Order().ToList();
        Assert.All(starts, (start, n) => Assert.InRange(starts.Skip(n).TakeWhile(s => s < start + TimeSpan.FromMinutes(1)).Count(), 1, mostAMinute));
    }

    [Fact]
    public async Task A_pause_asked_for_is_kept_by_all_and_fewer_are_in_flight_afterwards()
    {
        var refused = 0;
        await using var server = await FaultServer.StartAsync(call => call.Text != "first" && Interlocked.Exchange(ref refused, 1) == 0 ? Fault.BusyWithPause : Fault.None);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick, Limits = new() { InFlight = 8 } });
        await client.AskAsync(Requests.Of("first"), _ct);
        await client.AskAsync(Requests.Of("refused"), _ct);
        Assert.Equal(5, client.Window);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)));
        var times = server.Log.Select(l => l.Call.At).ToList();
        Assert.InRange((times[2] - times[1]).TotalSeconds, 0.99, 60);
        Assert.Equal(8, client.Window);
    }

    [Fact]
    public async Task A_pause_that_is_too_long_ends_the_run()
    {
        await using var server = await FaultServer.StartAsync(_ => Fault.BusyWithPause);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick with { LongestPause = TimeSpan.FromMilliseconds(500) } });
        Assert.Contains("asks for a pause of 00:00:01", (await Assert.ThrowsAsync<ModelServerException>(() => client.AskAsync(Requests.Of("x"), _ct))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_always_busy_leaves_the_request_for_later()
    {
        await using var server = await FaultServer.StartAsync(_ => Fault.Error503);
        using var client = Clients.Of(server, new() { Retries = Clients.Quick with { BusyTries = 5 } });
        Assert.Equal("server_busy", Assert.IsType<Asked.Awaiting>(await client.AskAsync(Requests.Of("x"), _ct)).Reason);
        Assert.Equal(5, server.Log.Count);
    }

    /// <summary>What the server charged in all stays within the limit, with hundreds in flight, prices known only afterwards and calls that break off.</summary>
    [Fact]
    public async Task A_limit_in_dollars_is_never_overrun()
    {
        var prices = PriceBook.BuiltIn.With("test-model", new ModelPrice(1_000, 10_000));
        var budget = new Budget(100);
        await using var server = await FaultServer.StartAsync(FaultServer.Mixed(0.1, Fault.HalfBody, Fault.Reset, Fault.Error500), call => new string('x', 1 + (call.Number % 190)));
        using var client = Clients.Of(server, new() { Retries = Clients.Quick, Prices = prices, Budget = budget, Limits = new() { InFlight = 512 } });
        var asked = await Task.WhenAll(Enumerable.Range(0, 2_000).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)));
        var charged = server.Log.Where(l => l.Fault is Fault.None or Fault.HalfBody or Fault.Reset).Sum(l => (20 * 0.001m) + ((1 + (l.Call.Number % 190)) * 0.01m));
        Assert.InRange(charged, 80, 100);
        Assert.Equal(asked.OfType<Asked.Answered>().Sum(a => a.Answer.Dollars), budget.Spent);
        Assert.InRange(budget.Spent + budget.Uncertain, charged, 100);
        Assert.Equal(0, budget.Held);
        Assert.Contains(asked, a => a is Asked.Awaiting { Reason: "budget_spent" });
    }

    [Fact]
    public async Task A_limit_in_dollars_needs_a_price_and_an_end_to_each_answer()
    {
        await using var server = await FaultServer.StartAsync();
        using var client = Clients.Of(server, new() { Budget = new Budget(1) });
        Assert.Contains("price of model 'test-model' is not known", (await Assert.ThrowsAsync<CallerMistakeException>(() => client.AskAsync(Requests.Of("x"), _ct))).Message, StringComparison.Ordinal);
        Assert.Contains("sets no max_tokens", (await Assert.ThrowsAsync<CallerMistakeException>(() => client.AskAsync(Requests.Of("x", model: "gpt-4.1", parameters: new()), _ct))).Message, StringComparison.Ordinal);
        Assert.Empty(server.Log);
    }

    [Fact]
    public async Task An_answer_has_its_price()
    {
        await using var server = await FaultServer.StartAsync(_ => Fault.None, _ => new string('x', 100));
        using var client = Clients.Of(server);
        Assert.Equal((20 * 2m / 1_000_000) + (100 * 8m / 1_000_000), (await client.AskAsync(Requests.Of("x", model: "gpt-4.1"), _ct)).Answer().Dollars);
    }

    /// <summary>Answers at once, by a clock that the test moves.</summary>
    sealed class InstantDoor : IChatClient
    {
        public FakeTimeProvider Time { get; } = new();

        public ConcurrentQueue<DateTimeOffset> Starts { get; } = [];

        public Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        {
            Starts.Enqueue(Time.GetUtcNow());
            return Task.FromResult(new ChatResponse(new ChatMessage(ChatRole.Assistant, "{}")) { FinishReason = ChatFinishReason.Stop, Usage = new() { InputTokenCount = 100, OutputTokenCount = 200 } });
        }

        public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) => throw new NotSupportedException();

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose() { }
    }
}
