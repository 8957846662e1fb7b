using System.CommandLine;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine pack: the program, self-contained, as the archive that Spark's executors unpack.</summary>
static class PackCommand
{
    static readonly string[] Kinds = ["linux-x64", "linux-arm64"];

    public static Command Create()
    {
        var rid = new Option<string>("--rid") { Description = $"Kind of machine that executors run on: {string.Join(" or ", Kinds)}.", HelpName = "RID", DefaultValueFactory = _ => Kinds[0] };
        rid.AcceptOnlyFromAmong(Kinds);
        var output = new Option<string>("--out") { Description = "Archive to write.", HelpName = "FILE", Required = true };
        var command = HelpText.Described("pack", "Packs the program, self-contained, as the archive that Spark's executors unpack. They need no .NET.",
            "how2mine pack --out how2mine.tar.gz",
            "how2mine pack --rid linux-arm64 --out how2mine-arm64.tar.gz",
            "spark-submit --archives how2mine.tar.gz#how2mine jobs/submit.py mine warc.paths --lake /data/lake");
        command.Add(rid);
        command.Add(output);
        command.SetAction(async (parsed, cancel) =>
        {
            var path = parsed.GetValue(output)!;
            if (Directory.Exists(path)) throw new CallerMistakeException($"--out is '{path}', which is a folder; name a file in it");
            await Packing.PackAsync(parsed.GetValue(rid)!, path, cancel);
            Terminal.Say(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{path}: {new FileInfo(path).Length / 1e6:0} MB; submit with --archives {path}#how2mine"));
            return 0;
        });
        return command;
    }
}
