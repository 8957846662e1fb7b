using System.Diagnostics;
using System.Globalization;
using How2Mine.Serving;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Door;
using How2Mine.Serving.Journal;
using Microsoft.Extensions.AI;

namespace How2Mine.Benchmarks;

/// <summary>What a long run costs this process alone: CPU and memory over many calls to a server in another process.</summary>
static class ClientCost
{
    static readonly AnswerSchema Schema = AnswerSchema.Parse("""{"type": "object", "properties": {"goal": {"type": "string"}, "steps": {"type": "array", "items": {"type": "string"}}}, "required": ["goal", "steps"], "additionalProperties": false}""");
    static readonly string Page = string.Concat(Enumerable.Repeat("Stir the pot until the water boils and then add the salt. ", 60));

    public static IChatClient Door(string server, string how) => how == "package"
        ? new OpenAI.Chat.ChatClient("m", new System.ClientModel.ApiKeyCredential("x"), new OpenAI.OpenAIClientOptions { Endpoint = new Uri($"{server}/v1") }).AsIChatClient()
        : new OpenAiDoor(server, "x");

    public static ModelRequest Request(int number) =>
        new("extract", "m", [ModelMessage.System("Answer in JSON."), ModelMessage.User($"{number} {Page}")], Schema, new() { Temperature = 0, MaxTokens = 800 });

    /// <param name="how">door, journal (answers are kept as in a run) or package (OpenAI's own client).</param>
    public static async Task RunAsync(string server, string how, int calls, int inFlight)
    {
        var folder = Directory.CreateTempSubdirectory("how2mine-cost-").FullName;
        using var door = Door(server, how);
        using var client = new ModelClient(door, new() { Limits = new() { InFlight = inFlight } });
        var journal = AnswerJournal.OpenOwn(folder);
        var desk = new AnswerDesk(client, journal, AnswerStore.Open(folder));
        await AskAsync(0, calls / 10);
        for (var tenth = 1; tenth <= 10; tenth++)
        {
            var (cpu, clock) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
            await AskAsync(calls / 10 * tenth, calls / 10);
            var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{how}: {calls / 10 * tenth} calls, {calls / 10 / clock.Elapsed.TotalSeconds:F0}/s, {used.TotalMilliseconds * 10 / calls:F3} ms CPU a call, {Environment.WorkingSet >> 20} MB resident, {GC.GetTotalMemory(false) >> 20} MB managed"));
        }
        await journal.DisposeAsync();
        Directory.Delete(folder, recursive: true);

        async Task AskAsync(int first, int count)
        {
            var next = first - 1;
            await Task.WhenAll(Enumerable.Range(0, inFlight).Select(async _ =>
            {
                for (int n; (n = Interlocked.Increment(ref next)) < first + count;)
                {
                    var request = Request(n);
                    var asked = await (how == "journal" ? desk.AskAsync(request, CancellationToken.None) : client.AskAsync(request, CancellationToken.None));
                    if (asked is not Asked.Answered) throw new InvalidOperationException($"no answer: {asked}");
                }
            }));
        }
    }
}
