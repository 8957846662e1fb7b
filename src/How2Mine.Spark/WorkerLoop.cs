using System.Text.Json;
using How2Mine.Lake;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>A split's share of its file's ledger row; shares are added up in SQL.</summary>
public sealed record LedgerShare(long Start, InputRow Ledger);

/// <summary>What an executor runs: lines of work in, rows out, each as its table's name, a tab, and the row as JSON.</summary>
/// <remarks>Nothing else is written to the output; talk goes to the log, whose end Spark shows when the worker fails.</remarks>
/// <param name="abandon">Called when nobody waits for the rows any more: ends the process at once, for what it is at may be blocked.</param>
public sealed class WorkerLoop(MiningSettings settings, CrawlStore store, Stream output, TextWriter log, TimeProvider clock, Action abandon)
{
    /// <summary>The table name of <see cref="LedgerShare"/> lines.</summary>
    public const string Shares = "shares";

    const int BufferedBytes = 1 << 20;

    readonly RecordLine _line = new(settings);

    public async Task RunAsync(TextReader input, CancellationToken cancel)
    {
        await using var buffered = new BufferedStream(new WatchedOutput(output, clock, abandon), BufferedBytes);
        while (await input.ReadLineAsync(cancel) is { } line)
        {
            var work = WorkLine.Parse(line);
            using var done = new CancellationTokenSource();
            var following = FollowAsync(input, done.Token);
            foreach (var piece in work.Pieces) Mine(piece.ToSplit(), buffered, cancel);
            await done.CancelAsync();
            await following;
        }
        await buffered.FlushAsync(cancel);
    }

    async Task FollowAsync(TextReader input, CancellationToken workIsDone)
    {
        if (!await Pulse.FollowAsync(input, clock, workIsDone)) abandon();
    }

    /// <summary>Tells which program this is, a line for each line.</summary>
    public async Task AnswerAsync(TextReader input, CancellationToken cancel)
    {
        await using var writer = new StreamWriter(output, leaveOpen: true);
        while (await input.ReadLineAsync(cancel) is not null) await writer.WriteAsync($"{WorkerProgram.Version}\t{settings.Hash}\n".AsMemory(), cancel);
    }

    void Mine(CrawlSplit split, Stream rows, CancellationToken cancel)
    {
        // If this worker is killed, the last of these lines tells at which file.
        log.WriteLine(WorkerMark.At(split.File.Input));
        using var reader = new SplitReader(split, store.Open(split, cancel), settings.Crawl);
        foreach (var page in reader.Pages(cancel))
        {
            var made = _line.Process(page);
            if (made.Fate is { } fate) Write(rows, LakeTables.Fates, fate);
            if (made.Page is { } row) Write(rows, LakeTables.Pages, row);
            foreach (var candidate in made.Candidates) Write(rows, LakeTables.Candidates, candidate);
        }
        Write(rows, Shares, new LedgerShare(split.Start, reader.Ledger(settings.Hash)));
    }

    internal static void Write<T>(Stream rows, string table, T row)
    {
        rows.Write(System.Text.Encoding.ASCII.GetBytes(table));
        rows.WriteByte((byte)'\t');
        JsonSerializer.Serialize(rows, row, LineJson.Options);
        rows.WriteByte((byte)'\n');
    }
}
