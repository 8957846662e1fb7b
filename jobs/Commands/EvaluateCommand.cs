using System.CommandLine;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine evaluate: how good text, procedures and topics are, on pages of which people said what is right.</summary>
static class EvaluateCommand
{
    const int Worst = 10;

    public static Command Create()
    {
        var command = HelpText.Described("evaluate", "Compares what the program makes of a crawl with gold: figures with their intervals (95%, drawn over hosts), then the worst pages with what was missed and what was wrongly kept.",
            "how2mine evaluate text pages.warc --gold gold.jsonl",
            "how2mine evaluate procedures jobs/sample/warc.paths --gold gold.jsonl --worst 30",
            "how2mine evaluate topics pages.warc --gold topics.jsonl --json");
        command.Add(Part("text", "Main text. Gold lines: url and text (all of it), or with_ and without (snippets to keep and to leave out), or procedures with steps.", EvaluateJob.TextAsync));
        command.Add(Part("procedures", "Procedures without a model. Gold lines: url and procedures (goal and steps, or heads: the words of each step that state its action), or reject (why there is none).", EvaluateJob.ProceduresAsync));
        command.Add(Part("topics", "Topics and how-to scores of pages. Gold lines: url, topic (one of the 14; others count as None), and, if known, format (howto or another).", EvaluateJob.TopicsAsync));
        return command;
    }

    static Command Part(string name, string description, Func<EvaluateJob, CancellationToken, Task<Evaluated>> evaluate)
    {
        var (crawls, root) = (HelpText.Crawls(), HelpText.Root());
        var gold = new Option<string[]>("--gold") { Description = "Files of gold, JSON lines; pages of the crawl that they lack are passed over.", HelpName = "FILE", Required = true, AllowMultipleArgumentsPerToken = true };
        var worst = new Option<int>("--worst") { Description = $"How many of the worst pages to list (default: {Worst}).", HelpName = "N", DefaultValueFactory = _ => Worst };
        var json = new Option<bool>("--json") { Description = "One JSON line a figure and a page instead of tables." };
        var command = new Command(name, description) { crawls, root, gold, worst, json };
        command.SetAction(async (parsed, cancel) =>
        {
            var job = new EvaluateJob(parsed.GetValue(crawls)!, parsed.GetValue(root), parsed.GetValue(gold)!);
            EvaluationOutput.Write(await evaluate(job, cancel), parsed.GetValue(worst), parsed.GetValue(json));
            return 0;
        });
        return command;
    }
}
