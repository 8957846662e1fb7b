using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Door;

namespace How2Mine.Tests.Serving;

/// <summary>What concerns all calls is told once, at once and in one sentence; what concerns one request stays its own.</summary>
public class ModelClientMistakeTests
{
    readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(nameof(Fault.WrongKey), "the server refuses the key (status 401: no such key: (the key)); set the right one in the environment")]
    [InlineData(nameof(Fault.UnknownModel), "the server knows no model 'test-model', or the address is wrong (status 404: the model does not exist)")]
    [InlineData(nameof(Fault.QuotaSpent), "the account may spend no more (status 429: you exceeded your current quota)")]
    [InlineData(nameof(Fault.BadRequest), "the server does not understand the requests of stage 'extract' (status 400: temperature must be 1)")]
    public async Task A_mistake_ends_the_run_at_once(string fault, string told)
    {
        await using var server = await FaultServer.StartAsync(_ => Enum.Parse<Fault>(fault));
        using var client = Clients.Of(server, new() { Retries = Clients.Quick, Limits = new() { InFlight = 16 } });
        var all = Enumerable.Range(0, 1_000).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)).ToList();
        foreach (var asking in all)
        {
            var message = (await Assert.ThrowsAsync<CallerMistakeException>(() => asking)).Message;
            Assert.StartsWith(told, message, StringComparison.Ordinal);
            Assert.DoesNotContain(Clients.Key, message, StringComparison.Ordinal);
        }
        Assert.InRange(server.Log.Count, 1, 32);
        await Assert.ThrowsAsync<CallerMistakeException>(() => client.AskAsync(Requests.Of("later"), _ct));
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_after_a_few_tries()
    {
        int port;
        using (var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            port = ((IPEndPoint)socket.LocalEndPoint!).Port;
        }
        using var client = new ModelClient(new OpenAiDoor($"http://127.0.0.1:{port}", null), new() { Retries = Clients.Quick });
        var all = Enumerable.Range(0, 500).Select(n => client.AskAsync(Requests.Of($"{n}"), _ct)).ToList();
        foreach (var asking in all) Assert.StartsWith("no server answers at the address: ", (await Assert.ThrowsAsync<CallerMistakeException>(() => asking)).Message, StringComparison.Ordinal);
        Assert.InRange(client.Use.Stages.Single().Tries, 3, 100);
    }

    [Fact]
    public async Task A_request_that_is_too_long_is_refused_at_once_and_the_others_go_on()
    {
        await using var server = await FaultServer.StartAsync(call => call.Text == "long" ? Fault.ContextTooLong : Fault.None);
        using var client = Clients.Of(server);
        var refused = Assert.IsType<Asked.Refused>(await client.AskAsync(Requests.Of("long"), _ct));
        Assert.Equal(("context_too_long", 1), (refused.Reason, server.Log.Count));
        Assert.Contains("maximum context length is 4096 tokens", refused.Detail, StringComparison.Ordinal);
        (await client.AskAsync(Requests.Of("short"), _ct)).Answer();
    }

    [Fact]
    public async Task A_request_that_the_server_does_not_take_is_its_own_affair_once_others_were_taken()
    {
        await using var server = await FaultServer.StartAsync(call => call.Text == "odd" ? Fault.BadRequest : Fault.None);
        using var client = Clients.Of(server);
        (await client.AskAsync(Requests.Of("usual"), _ct)).Answer();
        Assert.Equal("refused_request", Assert.IsType<Asked.Refused>(await client.AskAsync(Requests.Of("odd"), _ct)).Reason);
    }

    [Fact]
    public async Task A_server_that_knows_no_schemas_is_told_them_in_the_prompt()
    {
        await using var server = await FaultServer.StartAsync(call => call.Body.TryGetProperty("response_format", out _) ? Fault.SchemaUnknown : Fault.None);
        using var client = Clients.Of(server);
        var request = Requests.Of("Bake bread");
        Assert.Equal(request.Key, (await client.AskAsync(request, _ct)).Answer().Key);
        await client.AskAsync(Requests.Of("Mend a tyre"), _ct);
        Assert.Equal([Fault.SchemaUnknown, Fault.None, Fault.None], server.Log.Select(l => l.Fault));
        Assert.All(server.Log.Skip(1), l => Assert.Contains(Requests.Procedure.Text, l.Call.Body.GetProperty("messages")[0].GetProperty("content").GetString(), StringComparison.Ordinal));
        Assert.True(client.IsSchemaInPrompt);
    }

    [Fact]
    public async Task A_server_that_wants_another_name_for_the_limit_gets_it()
    {
        await using var server = await FaultServer.StartAsync(call => call.Body.TryGetProperty("max_tokens", out _) ? Fault.MaxTokensUnknown : Fault.None);
        using var client = Clients.Of(server);
        (await client.AskAsync(Requests.Of("Bake bread"), _ct)).Answer();
        (await client.AskAsync(Requests.Of("Mend a tyre"), _ct)).Answer();
        Assert.Equal(200, server.Log.Last().Call.Body.GetProperty("max_completion_tokens").GetInt32());
        Assert.Equal(3, server.Log.Count);
    }

    [Fact]
    public async Task The_server_gets_what_was_asked()
    {
        await using var server = await FaultServer.StartAsync();
        using var client = Clients.Of(server);
        await client.AskAsync(Requests.Of("Grüße \U0001F35E", parameters: new() { Temperature = 0.1, TopP = 0.9, MaxTokens = 50, Seed = 7, ReasoningEffort = "minimal", Extra = JsonSerializer.SerializeToElement(new { chat_template_kwargs = new { enable_thinking = false } }) }), _ct);
        var call = server.Log.Single().Call;
        var expected = $$$"""
            {"model":"test-model","messages":[{"role":"system","content":"Answer in JSON."},{"role":"user","content":"Grüße \ud83c\udf5e"}],"temperature":0.1,"top_p":0.9,"max_tokens":50,"seed":7,
             "reasoning_effort":"minimal","chat_template_kwargs":{"enable_thinking":false},"response_format":{"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":{{{Requests.Procedure.Text}}} } } }
            """;
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, call.Body), call.Body.GetRawText());
        Assert.Equal($"Bearer {Clients.Key}", call.Authorization);
    }

    [Theory]
    [InlineData("127.0.0.1:8000", "is no server's address")]
    [InlineData("ftp://host/v1", "is no server's address")]
    [InlineData("http://user:secret@host/v1", "holds a user name or password")]
    public void An_address_that_is_none_is_told(string server, string told)
    {
        var message = Assert.Throws<CallerMistakeException>(() => new OpenAiDoor(server, null)).Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_key_that_is_missing_or_odd_is_told_without_saying_it()
    {
        Assert.Contains("HOW2MINE_NO_SUCH_KEY is empty", Assert.Throws<CallerMistakeException>(() => OpenAiDoor.WithKeyFrom("HOW2MINE_NO_SUCH_KEY", "http://host", required: true)).Message, StringComparison.Ordinal);
        Assert.DoesNotContain("half", Assert.Throws<CallerMistakeException>(() => new OpenAiDoor("http://host", "half\nhalf")).Message, StringComparison.Ordinal);
    }
}
