using System.ClientModel;
using System.ClientModel.Primitives;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Wire;
using Microsoft.Extensions.AI;

namespace How2Mine.Tests.Serving;

/// <summary>The client of OpenAI's own package in place of the built-in door.</summary>
public class OtherProviderTests
{
    readonly CancellationToken _ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_providers_client_answers_and_fails_alike()
    {
        await using var server = await FaultServer.StartAsync(Fault.Error500, Fault.Busy, Fault.Reset);
        using var client = Client(server);
        var answer = (await client.AskAsync(Requests.Of("Bake bread"), _ct)).Answer();
        Assert.Equal((4, 20L, "test-model"), (answer.Attempt, answer.TokensIn, answer.ServerModel));
        Assert.Equal([FaultKind.Link, FaultKind.Server, FaultKind.Busy], client.Use.Faults.Keys);
        Assert.Contains("json_schema", server.Log.First().Call.Body.GetProperty("response_format").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Its_refused_key_ends_the_run()
    {
        await using var server = await FaultServer.StartAsync(_ => Fault.WrongKey);
        using var client = Client(server);
        await Assert.ThrowsAsync<CallerMistakeException>(() => client.AskAsync(Requests.Of("Bake bread"), _ct));
    }

    static ModelClient Client(FaultServer server)
    {
        var options = new OpenAI.OpenAIClientOptions { Endpoint = new Uri($"{server.Address}/v1"), RetryPolicy = new ClientRetryPolicy(0) };
        var chat = new OpenAI.Chat.ChatClient("test-model", new ApiKeyCredential("x"), options).AsIChatClient();
        return new ModelClient(chat, new() { Retries = Clients.Quick, Faults = e => e is not ClientResultException told ? null : told.Status == 0 ? new CallFault(FaultKind.Link, told.Message) : CallFault.OfStatus(told.Status, new ServerError(told.Message, "", null)) });
    }
}
