using System.CommandLine;
using System.Diagnostics;
using System.Text;
using How2Mine.Serving.Asking;
using How2Mine.Serving.Journal;
using How2Mine.Settings;
using How2Mine.Spark;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine worker: what Spark's executors run; reads lines of work, writes rows.</summary>
static class WorkerCommand
{
    /// <summary>The worker ended by itself and said why.</summary>
    const int GaveUp = 3;

    public static Command Create()
    {
        var line = new Argument<string>("LINE") { Description = "mine, ask, sign, compare, or handshake.", HelpName = "LINE" };
        line.AcceptOnlyFromAmong("mine", "ask", "sign", "compare", "handshake");
        var expect = new Option<string>("--expect") { Description = "The program version that the driver runs.", HelpName = "VERSION", Required = true };
        var settings = new Option<string>("--settings") { Description = "The run's settings as base64 of their JSON.", HelpName = "BASE64", Required = true };
        var asking = new Option<string?>("--asking") { Description = "Where answers lie and what may be spent, as base64 of their JSON.", HelpName = "BASE64" };
        var command = new Command("worker", "Runs one line of stations over standard input, for Spark's executors.") { line, expect, settings, asking };
        command.Hidden = true;
        command.SetAction(async (parsed, cancel) =>
        {
            if (parsed.GetValue(expect) is var expected && expected != WorkerProgram.Version)
                return Say($"this executor runs how2mine {WorkerProgram.Version}, the driver {expected}; pack the program anew (how2mine pack) and submit that archive");
            var chosen = SettingsJson.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(parsed.GetValue(settings)!)), "--settings");
            using var input = new StreamReader(Console.OpenStandardInput());
            await using var output = Console.OpenStandardOutput();
            using var store = new CrawlStore(chosen.Sources, isWorker: true);
            try
            {
                await RunAsync(parsed.GetValue(line)!, chosen, parsed.GetValue(asking), store, input, output, cancel);
                return 0;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CallerMistakeException or ObjectStore.ObjectStoreException or ModelServerException or JournalException)
            {
                return Say(e.Message);
            }
        });
        return command;
    }

    static Task RunAsync(string line, MiningSettings settings, string? asking, CrawlStore store, StreamReader input, Stream output, CancellationToken cancel) => line switch
    {
        "ask" => new AskLoop(settings, AskingShare.Parse(asking!), output).RunAsync(input, cancel),
        "sign" => new LikenessLoop(settings.Duplicates, output).SignAsync(input, cancel),
        "compare" => new LikenessLoop(settings.Duplicates, output).CompareAsync(input, cancel),
        "mine" => new WorkerLoop(settings, store, output, Console.Error, TimeProvider.System, Process.GetCurrentProcess().Kill).RunAsync(input, cancel),
        _ => new WorkerLoop(settings, store, output, Console.Error, TimeProvider.System, Process.GetCurrentProcess().Kill).AnswerAsync(input, cancel),
    };

    static int Say(string sentence)
    {
        Console.Error.WriteLine(WorkerMark.GaveUp(sentence));
        return GaveUp;
    }
}
