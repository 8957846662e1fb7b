using System.CommandLine;
using System.Globalization;
using How2Mine.Serving.Money;
using How2Mine.Work;
using Spectre.Console;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine estimate: what a model would cost and give, from a sample.</summary>
static class EstimateCommand
{
    static readonly System.Text.Json.JsonSerializerOptions Json = new() { PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower };

    static readonly string[] Columns = ["Calls", "Tokens in", "Tokens out", "Dollars", "Procedures"];

    public static Command Create()
    {
        var crawls = HelpText.Crawls();
        crawls.Arity = ArgumentArity.ZeroOrMore;
        var (lake, root) = (HelpText.Lake(), HelpText.Root());
        var settings = new Option<string?>("--settings") { Description = "Settings as a JSON file.", HelpName = "FILE" };
        var pages = new Option<int?>("--pages") { Description = "Pages in the sample (default: 100). They are paid; their answers stay in the lake and are not asked again.", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Print the estimate as one line of JSON." };
        var model = new ModelOptions();
        var command = HelpText.Described("estimate", "Asks a model about a sample of pages and projects calls, tokens, dollars and procedures to all of them, with bounds that hold nine times of ten.",
            "how2mine estimate crawl/ --lake out/lake --model gpt-4.1-mini --server https://api.openai.com/v1",
            "how2mine estimate --lake out/lake --settings mine.json --pages 300 --max-dollars 2");
        command.Add(crawls);
        foreach (var option in new Option[] { lake, root, settings, pages }.Concat(model.All).Append(json)) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var chosen = model.Apply(parsed, MineCommand.Choose(parsed.GetValue(settings), null));
            if (chosen.Model is null) throw new CallerMistakeException("rules cost nothing; name a model with --model, or in the settings");
            var sample = parsed.GetValue(pages) ?? 100;
            if (sample is < 1 or > 100_000) throw new CallerMistakeException($"--pages is {sample}, expected 1 to 100000");
            var folder = LakeFolder.OpenOrCreate(parsed.GetValue(lake)!);
            await using var job = ModelJob.Open(folder, chosen, model.Purse(parsed), ask: true);
            if (job.Desks is null) throw new CallerMistakeException("an estimate asks the model; name its server with --server");
            using var store = new CrawlStore(chosen.Sources);
            var sources = await new CrawlSources(store, parsed.GetValue(root)).ResolveAsync(parsed.GetValue(crawls) ?? [], cancel);
            if (sources.Count > 0) await MineJob.ReadAsync(folder, store, sources, chosen, Environment.ProcessorCount, new MiningProgress(), cancel);
            var estimate = await EstimateJob.RunAsync(folder, chosen, job, sample, cancel);
            if (parsed.GetValue(json)) Console.WriteLine(System.Text.Json.JsonSerializer.Serialize(estimate, Json));
            else Show(estimate);
            return 0;
        });
        return command;
    }

    static void Show(Estimate estimate)
    {
        Terminal.Say($"{estimate.Sample} of {estimate.Pages} pages that await the model were asked about");
        if (estimate.Sample == 0) return;
        Show("Stages", estimate.Stages.Append(estimate.All), withProcedures: false);
        Show("Topics of pages", estimate.Topics.Append(estimate.All), withProcedures: true);
    }

    static void Show(string title, IEnumerable<EstimateLine> lines, bool withProcedures)
    {
        var table = new Table().Title(title).Border(TableBorder.Rounded).AddColumn("");
        foreach (var column in Columns.Take(withProcedures ? 5 : 4)) table.AddColumn(new TableColumn(column).RightAligned());
        foreach (var line in lines)
        {
            string[] cells = [Markup.Escape(line.Group), Text(line.Calls), Text(line.TokensIn), Text(line.TokensOut), Text(line.Dollars, "0.00")];
            table.AddRow(withProcedures ? [.. cells, Text(line.Procedures)] : cells);
        }
        Terminal.Output.Write(table);
    }

    static string Text(Projected figure, string format = "N0") => string.Create(CultureInfo.InvariantCulture, $"{figure.Total.ToString(format, CultureInfo.InvariantCulture)} ({figure.Low.ToString(format, CultureInfo.InvariantCulture)} to {figure.High.ToString(format, CultureInfo.InvariantCulture)})");
}
