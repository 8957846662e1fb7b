using System.CommandLine;
using System.Globalization;
using How2Mine.Serving.Batches;
using How2Mine.Work;
using Spectre.Console;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine batch: requests to files, answers from files.</summary>
static class BatchCommand
{
    public static Command Create() => new("batch", "Asks a model by files: writes what pages await, takes answers in, says how far it is.") { Emit(), Absorb(), Status() };

    static Command Emit()
    {
        var (lake, settings) = (HelpText.Lake(), SettingsOption());
        var folder = new Option<string>("--out") { Description = "New folder for request files, manifest and scripts.", HelpName = "DIR", Required = true };
        var format = new Option<string>("--format") { Description = "vllm: for vllm run-batch. openai: for OpenAI's batches.", HelpName = "FORMAT", DefaultValueFactory = _ => "vllm" };
        format.AcceptOnlyFromAmong("vllm", "openai");
        var lines = new Option<int?>("--shard-lines") { Description = "Requests a file, at most (default: 5000).", HelpName = "N" };
        var command = HelpText.Described("emit", "Writes the requests that the lake's pages await now. Run it again after absorbing for what comes next.",
            "how2mine mine crawl/ --lake out/lake --model Qwen/Qwen3-8B      (reads the crawl; the pages then await the model)",
            "how2mine batch emit --lake out/lake --out out/batch1",
            "how2mine batch emit --lake out/lake --out out/batch1 --format openai --shard-lines 50000");
        foreach (var option in new Option[] { lake, folder, format, lines, settings }) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var open = LakeFolder.Open(parsed.GetValue(lake)!);
            var out_ = parsed.GetValue(folder)!;
            var manifest = await BatchJob.EmitAsync(open, LakeSettings.Of(open, parsed.GetValue(settings)), out_, parsed.GetValue(format) == "openai" ? BatchFormat.OpenAi : BatchFormat.Vllm, parsed.GetValue(lines) ?? 5000, cancel);
            Terminal.Say(manifest is null
                ? "no page awaits an answer; run how2mine mine again for the tables that follow from them"
                : string.Create(CultureInfo.InvariantCulture, $"{manifest.Requests} requests in {manifest.Shards.Count} files ({string.Join(", ", manifest.Stages.Select(s => $"{s.Key} {s.Value}"))}); answer them with {out_}/run.sh, then: how2mine batch absorb {out_}/answers/*.jsonl --lake {open.Folder}"));
            return 0;
        });
        return command;
    }

    static Command Absorb()
    {
        var (lake, settings) = (HelpText.Lake(), SettingsOption());
        var files = new Argument<string[]>("FILES") { Description = "Files of answers, or of errors: any of them, in any order, as often as you like.", Arity = ArgumentArity.OneOrMore };
        var prices = new Option<string?>("--prices") { Description = "Price book as JSON, for models that the built-in one lacks.", HelpName = "FILE" };
        var command = HelpText.Described("absorb", "Takes answers of batches in, and takes every page as far as they carry it.",
            "how2mine batch absorb out/batch1/answers/*.jsonl --lake out/lake");
        command.Add(files);
        foreach (var option in new Option[] { lake, prices, settings }) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var open = LakeFolder.Open(parsed.GetValue(lake)!);
            var (absorbed, outcome, curated) = await BatchJob.AbsorbAsync(open, LakeSettings.Of(open, parsed.GetValue(settings)), parsed.GetValue(files)!, ModelJob.Prices(parsed.GetValue(prices)), cancel);
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{absorbed.Answers} new answers ({absorbed.Dollars:0.00} dollars), {absorbed.Known} known before, {absorbed.Refused} refused for good, {absorbed.Failed.Values.Sum()} failed, {absorbed.Strangers} of no batch of this lake, {absorbed.Unreadable} lines unreadable"));
            foreach (var (what, count) in absorbed.Failed.OrderByDescending(f => f.Value).Take(5)) Terminal.Say($"failed {count} times: {what}; what failed is emitted again");
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{curated.Procedures} new procedures, {curated.Duplicates} duplicates; {outcome.Awaiting} pages await {outcome.Requests} answers{(outcome.Awaiting > 0 ? $": how2mine batch emit --lake {open.Folder} --out DIR" : "")}"));
            return 0;
        });
        return command;
    }

    static Command Status()
    {
        var lake = HelpText.Lake();
        var command = HelpText.Described("status", "Shows the batches of a lake and how much of each is answered.", "how2mine batch status --lake out/lake");
        command.Add(lake);
        command.SetAction(parsed =>
        {
            var table = new Table().Title("Batches").Border(TableBorder.Rounded).AddColumns("emitted", "batch", "requests", "answered", "refused", "missing", "folder");
            foreach (var (batch, answered, refused) in BatchJob.Status(LakeFolder.Open(parsed.GetValue(lake)!)))
                table.AddRow(batch.At.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture), batch.Id[..8], Number(batch.Asked.Count), Number(answered), Number(refused), Number(batch.Asked.Count - answered - refused), Markup.Escape(batch.Folder));
            Terminal.Output.Write(table);
            return 0;
        });
        return command;
    }

    static Option<string?> SettingsOption() => new("--settings") { Description = "Settings as a JSON file (default: those of the lake's last run).", HelpName = "FILE" };

    static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
