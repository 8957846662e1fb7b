using How2Mine.Settings;
using How2Mine.Spark;
using How2Mine.Tests.Jobs;
using How2Mine.Work;
using Microsoft.Extensions.Time.Testing;

namespace How2Mine.Tests.Spark;

/// <summary>A worker whose rows nobody wants any more ends; one that is slow to be read does not.</summary>
public sealed class WorkerLoopTests : IDisposable
{
    static readonly string Line = new WorkLine([.. File.ReadLines(HowToMine.Sample).Take(1).Select(PieceOf)]).ToJson();

    readonly CrawlStore _store = new(new SourceSettings());
    readonly FakeTimeProvider _clock = new();
    readonly CancellationTokenSource _abandoned = new();

    public void Dispose()
    {
        _store.Dispose();
        _abandoned.Dispose();
    }

    [Fact]
    public async Task Input_that_ends_with_its_last_row_is_done_whether_the_rows_before_it_were_taken_meanwhile_or_not()
    {
        using var rows = new MemoryStream();
        await RunAsync($"{Line}   \n{string.Concat(Enumerable.Repeat(new string(' ', 8192) + "\n", 600))}.   \n", rows);
        Assert.False(_abandoned.IsCancellationRequested);
        Assert.Contains("\nshares\t", System.Text.Encoding.UTF8.GetString(rows.ToArray()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   \n   \n")]
    public async Task Input_that_ends_without_its_last_row_means_that_the_executor_died(string rest)
    {
        using var rows = new MemoryStream();
        await RunAsync($"{Line}\n{rest}", rows);
        Assert.True(_abandoned.IsCancellationRequested);
    }

    [Fact]
    public async Task Output_that_nobody_reads_is_given_up_after_ten_minutes_and_not_before()
    {
        using var output = new FullPipe();
        var running = RunAsync($"{Line}\n.\n", output);
        await output.Begun.Task.WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        _clock.Advance(TimeSpan.FromMinutes(9.9));
        Assert.False(_abandoned.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromMinutes(0.2));
        Assert.True(_abandoned.IsCancellationRequested);

        Assert.False(running.IsCompleted);
        output.Read.Set();
        await running;
    }

    Task RunAsync(string input, Stream output) => Task.Run(() => new WorkerLoop(new MiningSettings(), _store, output, TextWriter.Null, _clock, _abandoned.Cancel).RunAsync(new StringReader(input), Cancel), Cancel);

    static WorkLine.Piece PieceOf(string name)
    {
        var path = Path.Combine(Path.GetDirectoryName(HowToMine.Sample)!, name);
        return new WorkLine.Piece(name, new FileInfo(path).Length, "1", path, 0);
    }

    /// <summary>Takes nothing until somebody reads.</summary>
    sealed class FullPipe : MemoryStream
    {
        public TaskCompletionSource Begun { get; } = new();

        public new ManualResetEventSlim Read { get; } = new();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Begun.TrySetResult();
            Read.Wait(Cancel);
        }

        protected override void Dispose(bool disposing)
        {
            Read.Dispose();
            base.Dispose(disposing);
        }
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
