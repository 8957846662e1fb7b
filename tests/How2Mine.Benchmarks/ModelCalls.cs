using BenchmarkDotNet.Attributes;
using How2Mine.Serving;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Journal;
using Microsoft.Extensions.AI;

namespace How2Mine.Benchmarks;

/// <summary>
/// What a model call costs the client, against a server that answers at once. With HOW2MINE_BENCH_SERVER the server is another process (<see cref="InstantServer"/>),
/// as it must be for figures of the client alone.
/// </summary>
[MemoryDiagnoser]
[ShortRunJob]
public sealed class ModelCalls : IDisposable
{
    const int Calls = 5_000;

    readonly string _folder = Directory.CreateTempSubdirectory("how2mine-bench-").FullName;
    InstantServer? _server;
    IChatClient _door = null!, _package = null!;
    int _next;

    [Params(64, 512)]
    public int InFlight { get; set; }

    [GlobalSetup]
    public async Task SetupAsync()
    {
        var address = Environment.GetEnvironmentVariable("HOW2MINE_BENCH_SERVER") ?? (_server = await InstantServer.StartAsync()).Address;
        (_door, _package) = (ClientCost.Door(address, "door"), ClientCost.Door(address, "package"));
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Calls)]
    public Task BuiltInDoor() => RunAsync(_door, journalled: false);

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task BuiltInDoorAndJournal() => RunAsync(_door, journalled: true);

    [Benchmark(OperationsPerInvoke = Calls)]
    public Task OpenAiPackage() => RunAsync(_package, journalled: false);

    public void Dispose()
    {
        _door.Dispose();
        _package.Dispose();
    }

    async Task RunAsync(IChatClient door, bool journalled)
    {
        using var client = new ModelClient(door, new() { Limits = new() { InFlight = InFlight } });
        await using var journal = AnswerJournal.OpenOwn(_folder);
        var desk = new AnswerDesk(client, journal, AnswerStore.Open(Path.Combine(_folder, "none")));
        var left = Calls;
        await Task.WhenAll(Enumerable.Range(0, InFlight).Select(async _ =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                var request = ClientCost.Request(Interlocked.Increment(ref _next));
                if (await (journalled ? desk.AskAsync(request, CancellationToken.None) : client.AskAsync(request, CancellationToken.None)) is not Asked.Answered) throw new InvalidOperationException("no answer");
            }
        }));
    }
}
