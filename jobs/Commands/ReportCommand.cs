using System.CommandLine;
using How2Mine.Embedded.Reporting;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine report: a lake as one page to look at.</summary>
static class ReportCommand
{
    public static Command Create()
    {
        var lake = HelpText.Lake();
        var output = new Option<string>("--out") { Description = "The HTML file to write; one that is there is replaced.", HelpName = "FILE", Required = true };
        var command = HelpText.Described("report", "Shows a lake as one HTML file that needs no network: where records went, yields, duplicates, costs, examples.",
            "how2mine report --lake out/lake --out report.html");
        command.Add(lake);
        command.Add(output);
        command.SetAction(async (parsed, cancel) =>
        {
            var folder = LakeFolder.Open(parsed.GetValue(lake)!);
            var file = folder.Outside("--out", parsed.GetValue(output)!);
            if (Directory.Exists(file) || Path.EndsInDirectorySeparator(parsed.GetValue(output)!)) throw new CallerMistakeException($"--out is the folder '{file}'; name a file, e.g. {Path.Combine(file, "report.html")}");
            var page = ReportPage.Write(await new ReportReading(folder, TimeProvider.System).ReadAsync(cancel));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var temporary = $"{file}.{Environment.ProcessId}.tmp";
            await File.WriteAllTextAsync(temporary, page, cancel);
            File.Move(temporary, file, overwrite: true);
            Terminal.Say($"{file}: open it in a browser");
            return 0;
        });
        return command;
    }
}
