using System.CommandLine;
using System.Globalization;
using DeltaLake.Upkeep;
using How2Mine.Embedded;
using How2Mine.Work;
using Spectre.Console;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine lake: upkeep of a lake's tables while others read and write them.</summary>
static class LakeCommand
{
    public static Command Create()
    {
        var command = HelpText.Described("lake", "Upkeep of a lake: optimize, vacuum, history, check.",
            "how2mine lake check --lake out/lake",
            "how2mine lake optimize --lake out/lake",
            "how2mine lake vacuum --lake out/lake --older-than 7d",
            "how2mine lake history balanced --lake out/lake");
        foreach (var one in new[] { Optimize(), VacuumTables(), HistoryOf(), Check() }) command.Add(one);
        return command;
    }

    static Command Optimize()
    {
        var (lake, engine) = (HelpText.Lake(), new EngineOptions());
        var command = HelpText.Described("optimize", "Makes many small data files into few large ones; rows stay as they are, older versions stay readable.",
            "how2mine lake optimize --lake out/lake", "how2mine lake optimize --lake s3a://bucket/lake --engine spark");
        foreach (var option in engine.All.Prepend(lake)) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            if (engine.IsSpark(parsed)) return await engine.SayAsync(parsed, parsed.GetValue(lake)!, tables => tables.OptimizeAsync(cancel), cancel);
            var folder = LakeFolder.Open(parsed.GetValue(lake)!);
            foreach (var table in folder.Tables())
            {
                var result = await TableUpkeep.OptimizeAsync(table, await folder.OpenTableAsync(table, cancel), cancel);
                Terminal.Say(result.Removed == 0 ? $"{table}: nothing to do" : $"{table}: {result.Removed} files are {result.Added} now");
            }
            return 0;
        });
        return command;
    }

    static Command VacuumTables()
    {
        var (lake, engine) = (HelpText.Lake(), new EngineOptions());
        var older = new Option<string>("--older-than") { Description = "Files that were removed or left over longer ago are deleted; longer than any run takes. On Spark in whole hours.", HelpName = "TIME", DefaultValueFactory = _ => "7d" };
        var dry = new Option<bool>("--dry-run") { Description = "Only tell what would be deleted." };
        var command = HelpText.Described("vacuum", "Deletes data files that no version younger than a time needs. Older versions cannot be read afterwards.",
            "how2mine lake vacuum --lake out/lake --dry-run", "how2mine lake vacuum --lake out/lake --older-than 24h");
        foreach (var option in engine.All.Prepend(lake).Concat([older, dry])) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var (age, isDry) = (TimeOption.Parse("--older-than", parsed.GetValue(older)!, TimeSpan.FromSeconds(1), TimeSpan.FromDays(36_500), "a time such as 12h or 7d"), parsed.GetValue(dry));
            if (engine.IsSpark(parsed)) return await engine.SayAsync(parsed, parsed.GetValue(lake)!, tables => tables.VacuumAsync(age, isDry, cancel), cancel);
            var folder = LakeFolder.Open(parsed.GetValue(lake)!);
            foreach (var table in folder.Tables())
            {
                var result = await Vacuum.RunAsync(await folder.OpenTableAsync(table, cancel), age, isDry, cancel);
                Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{table}: {result.Files} files, {result.Bytes:N0} bytes {(isDry ? "would be deleted" : "deleted")}"));
            }
            return 0;
        });
        return command;
    }

    static Command HistoryOf()
    {
        var (table, lake) = (new Argument<string>("TABLE") { Description = "A table of the lake." }, HelpText.Lake());
        var command = HelpText.Described("history", "Shows what each commit of a table did, the newest first.", "how2mine lake history balanced --lake out/lake");
        command.Add(table);
        command.Add(lake);
        command.SetAction(async (parsed, cancel) =>
        {
            var (folder, name) = (LakeFolder.Open(parsed.GetValue(lake)!), parsed.GetValue(table)!);
            if (!folder.Has(name)) throw new CallerMistakeException($"the lake has no table '{name}'; it has {string.Join(", ", folder.Tables())}");
            var shown = new Table().Border(TableBorder.Rounded).AddColumns("version", "time (UTC)", "operation", "files added", "removed", "rows added", "engine", "note");
            foreach (var entry in await History.ReadAsync(await folder.OpenTableAsync(name, cancel), cancel))
                shown.AddRow([.. new[] { $"{entry.Version}", entry.Time?.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "", entry.Operation, $"{entry.FilesAdded}", $"{entry.FilesRemoved}", $"{entry.Rows}", entry.Engine, entry.Note ?? "" }.Select(Markup.Escape)]);
            Terminal.Output.Write(shown);
            return 0;
        });
        return command;
    }

    static Command Check()
    {
        var (lake, engine) = (HelpText.Lake(), new EngineOptions());
        var command = HelpText.Described("check", "Tells whether a lake is whole: every file there, no gap in a log, ids unique, sums of the tables equal, no row edited. Ends with 1 where it is not.",
            "how2mine lake check --lake out/lake");
        foreach (var option in engine.All.Prepend(lake)) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var faults = engine.IsSpark(parsed)
                ? await engine.RunAsync(parsed, parsed.GetValue(lake)!, tables => tables.CheckAsync(cancel), cancel)
                : await new LakeCheck(LakeFolder.Open(parsed.GetValue(lake)!)).RunAsync(cancel);
            foreach (var line in faults.Lines) Console.WriteLine(line);
            Terminal.Say(faults.Count == 0 ? "the lake is whole" : string.Create(CultureInfo.InvariantCulture, $"{faults.Count:N0} faults"));
            return faults.Count == 0 ? 0 : Exits.Failure;
        });
        return command;
    }
}
