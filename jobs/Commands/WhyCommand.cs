using System.CommandLine;
using How2Mine.Embedded;
using How2Mine.Serving;
using How2Mine.Serving.Batches;
using How2Mine.Serving.Journal;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine why: the way of one page or procedure from the crawl file to where it ended.</summary>
static class WhyCommand
{
    public static Command Create()
    {
        var what = new Argument<string>("URL|ID") { Description = "A page's address, or the id of a record, page, candidate or procedure." };
        var lake = HelpText.Lake();
        var command = HelpText.Described("why", "Tells the way of one page or procedure: file, offset, digest, stations, reasons, text, steps.",
            "how2mine why https://roadready-magazine.example/winter/how-to-jump-start-a-car --lake out/lake",
            "how2mine why 3f2a9c… --lake out/lake");
        command.Add(what);
        command.Add(lake);
        command.SetAction(async (parsed, cancel) =>
        {
            var asked = parsed.GetValue(what)!;
            var folder = LakeFolder.Open(parsed.GetValue(lake)!);
            await using var query = await LakeQuery.OpenAsync(folder, cancel);
            var ways = await Ways.FindAsync(folder, query, asked, cancel);
            if (ways.Count == 0)
                throw new CallerMistakeException($"nothing in the lake has the address or id '{asked}'; look for it with: how2mine query \"select url, record_id from fates where url like '%…%'\" --lake {folder.Folder}");
            foreach (var line in ways.SelectMany(w => w.Lines())) Console.WriteLine(line);
            foreach (var line in await ModelLinesAsync(folder, asked, cancel)) Console.WriteLine(line);
            return 0;
        });
        return command;
    }

    /// <summary>What a model was asked about the page, and what it said; nothing where rules mined.</summary>
    static async Task<IEnumerable<string>> ModelLinesAsync(LakeFolder lake, string asked, CancellationToken cancel)
    {
        if (lake.Runs() is not [.., var last] || lake.Settings(last.Settings) is not { Model: not null } settings || await ModelReplay.PageAsync(lake, asked, cancel) is not { } page) return [];
        var answers = new AnswersInTurn(AnswerStore.Open(lake.JournalFolder), Refusals.Open(lake.JournalFolder));
        return ModelReplay.Exchanges(ModelReplay.Advance(page, settings, answers));
    }
}
