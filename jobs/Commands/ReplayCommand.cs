using System.CommandLine;
using How2Mine.Serving;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine replay: one page again, by another model or other prompts, beside what came of it.</summary>
static class ReplayCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("URL|ID") { Description = "A page's address, or the id of a record, page, candidate or procedure." };
        var lake = HelpText.Lake();
        var settings = new Option<string?>("--settings") { Description = "Settings as a JSON file (default: those of the lake's last run).", HelpName = "FILE" };
        var model = new ModelOptions();
        var command = HelpText.Described("replay", "Runs one page again, by another model or other prompts, and shows what differs. The lake's tables stay as they are; answers are kept and not paid twice.",
            "how2mine replay 3f2a9c… --lake out/lake --model gpt-4.1 --server https://api.openai.com/v1",
            "how2mine replay https://roadready-magazine.example/winter/how-to-jump-start-a-car --lake out/lake --prompts my-prompts/");
        command.Add(what);
        foreach (var option in new Option[] { lake, settings }.Concat(model.All)) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!);
            var old = LakeSettings.Of(folder, parsed.GetValue(settings));
            var now = model.Apply(parsed, old);
            var page = await ModelReplay.PageAsync(folder, parsed.GetValue(what)!, cancel)
                ?? throw new CallerMistakeException($"the lake has no page of '{parsed.GetValue(what)}' that a model could mine; ask how2mine why {parsed.GetValue(what)} --lake {folder.Folder}");
            await using var job = ModelJob.Open(folder, now, model.Purse(parsed), ask: true);
            var before = ModelReplay.Advance(page, old, job.Answers);
            if (await job.Mining.MineAsync(page, cancel) is PageMined.Awaiting left) Terminal.Say($"not to the end: {left.Reason}, {left.Detail}");
            var after = ModelReplay.Advance(page, now, job.Answers);
            Console.WriteLine($"{page.Page.Url}\n\nasked now:");
            foreach (var line in ModelReplay.Exchanges(after)) Console.WriteLine("  " + line);
            Console.WriteLine("\nresult (- before, + now):");
            foreach (var line in ModelReplay.Difference(ModelReplay.Result(before), ModelReplay.Result(after))) Console.WriteLine("  " + line);
            return 0;
        });
        return command;
    }
}
