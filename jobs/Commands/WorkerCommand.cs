using System.CommandLine;
using System.Text;
using How2Mine.Settings;
using How2Mine.Spark;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine worker: what Spark's executors run; reads lines of work, writes rows.</summary>
static class WorkerCommand
{
    public static Command Create()
    {
        var line = new Argument<string>("LINE") { Description = "mine, or handshake.", HelpName = "LINE" };
        var settings = new Option<string>("--settings") { Description = "The run's settings as base64 of their JSON.", HelpName = "BASE64", Required = true };
        var command = new Command("worker", "Runs one line of stations over standard input, for Spark's executors.") { line, settings };
        command.Hidden = true;
        command.SetAction(async (parsed, cancel) =>
        {
            var chosen = SettingsJson.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(parsed.GetValue(settings)!)), "--settings");
            using var input = new StreamReader(Console.OpenStandardInput());
            using var store = new CrawlStore(chosen.Sources);
            await using var output = Console.OpenStandardOutput();
            await new WorkerLoop(chosen, store, output, Console.Error).RunAsync(input, cancel);
            return 0;
        });
        return command;
    }
}
