using System.Runtime.CompilerServices;
using System.Text.Json;
using How2Mine.Lake;
using How2Mine.Mining.Stages;
using How2Mine.Serving;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Batches;
using How2Mine.Serving.Journal;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Spark;

/// <summary>What an executor runs where a model mines: pages in, a line each; out come the rows of those that got to the end, and a line for each that did not.</summary>
/// <remarks>Answers lie in the lake's journals before they are used: a task that is run again finds those of its first run, whichever executor made it.</remarks>
public sealed class AskLoop(MiningSettings settings, AskingShare share, Stream output)
{
    /// <summary>The table name of lines for pages that await answers still.</summary>
    public const string Left = "left";

    const int PagesForEachRequest = 2, BufferedBytes = 1 << 20;

    sealed record LeftPage(string RecordId, string Reason, string Detail, int Requests);

    public async Task RunAsync(TextReader input, CancellationToken cancel)
    {
        var store = AnswerStore.Open(share.Journal);
        var others = new AnswersInTurn([Refusals.Open(share.Journal), .. share.OtherJournals.Select(AnswerStore.Open)]);
        var client = new ModelClientSettings { Budget = new Budget(share.Take()), Prices = share.Book };
        await using var desks = settings.Model!.HasServers ? StageDesks.Open(settings.Model, share.Journal, store, others, client) : null;
        var mining = new PageMining(new ModelLine(settings.Model, settings.Steps), desks ?? (IAnswers)new AnswersInTurn(store, others), desks);
        await using var rows = new BufferedStream(output, BufferedBytes);
        using var one = new SemaphoreSlim(1);
        await Parallel.ForEachAsync(LinesAsync(input, cancel), new ParallelOptions { MaxDegreeOfParallelism = settings.Model.InFlight * PagesForEachRequest, CancellationToken = cancel },
            async (line, stop) => await MineAsync(mining, line, rows, one, stop));
        await rows.FlushAsync(cancel);
    }

    static async IAsyncEnumerable<string> LinesAsync(TextReader input, [EnumeratorCancellation] CancellationToken cancel)
    {
        while (await input.ReadLineAsync(cancel) is { } line) yield return line;
    }

    static async Task MineAsync(PageMining mining, string line, Stream rows, SemaphoreSlim one, CancellationToken cancel)
    {
        var page = JsonSerializer.Deserialize<PageRow>(line, LineJson.Options)!.ToText();
        var mined = await mining.MineAsync(page, cancel);
        await one.WaitAsync(cancel);
        try
        {
            if (mined is PageMined.Settled(var settled))
            {
                var made = MinedRows.Of(RecordPlace.Of(page.Page), settled);
                WorkerLoop.Write(rows, LakeTables.Fates, made.Fate!);
                foreach (var candidate in made.Candidates) WorkerLoop.Write(rows, LakeTables.Candidates, candidate);
            }
            else if (mined is PageMined.Awaiting left) WorkerLoop.Write(rows, Left, new LeftPage(page.Page.RecordId, left.Reason, left.Detail, left.Requests.Count));
        }
        finally
        {
            one.Release();
        }
    }
}
