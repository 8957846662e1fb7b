using System.CommandLine;
using How2Mine.Settings;
using How2Mine.Work;

namespace How2Mine.Jobs.Commands;

/// <summary>how2mine mine: crawl files into a lake's tables.</summary>
static class MineCommand
{
    public static Command Create()
    {
        var crawls = HelpText.Crawls();
        var lake = HelpText.Lake();
        var root = HelpText.Root();
        var settings = new Option<string?>("--settings") { Description = "Settings as a JSON file; see settings/ in a lake for one with all keys.", HelpName = "FILE" };
        var languages = new Option<string?>("--languages") { Description = "Languages to keep, e.g. en,de (default: all).", HelpName = "CODES" };
        var perTopic = new Option<int?>("--per-topic") { Description = "Procedures of each topic in the balanced table (default: as many as the topic in the middle has).", HelpName = "N" };
        var seed = new Option<long?>("--seed") { Description = "Seed of the balanced draw (default: 1).", HelpName = "N" };
        var workers = new Option<int?>("--workers") { Description = "Threads that process pages (default: one a core).", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "Print the summary as one line of JSON." };
        var command = HelpText.Described("mine", "Mines procedures from crawl files into a lake. Run it again to resume, or with more files to take in only the new ones.",
            "how2mine mine jobs/sample/warc.paths --lake out/lake",
            "how2mine mine crawl/ more.warc.gz --lake out/lake --languages en,de",
            "how2mine mine warc.paths.gz --root /data/crawl --lake out/lake --per-topic 500 --seed 7");
        foreach (var argument in new[] { crawls }) command.Add(argument);
        foreach (var option in new Option[] { lake, root, settings, languages, perTopic, seed, workers, json }) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var chosen = Choose(parsed.GetValue(settings), parsed.GetValue(languages), parsed.GetValue(perTopic), parsed.GetValue(seed));
            var threads = parsed.GetValue(workers) ?? Environment.ProcessorCount;
            if (threads is < 1 or > 1024) throw new CallerMistakeException($"--workers is {threads}, expected 1 to 1024");
            using var store = new CrawlStore(chosen.Sources);
            var sources = await new CrawlSources(store, parsed.GetValue(root)).ResolveAsync(parsed.GetValue(crawls)!, cancel);
            var summary = await MineJob.RunAsync(LakeFolder.OpenOrCreate(parsed.GetValue(lake)!), store, sources, chosen, threads, cancel);
            await summary.PrintAsync(parsed.GetValue(json), cancel);
            return 0;
        });
        return command;
    }

    static MiningSettings Choose(string? file, string? languages, int? perTopic, long? seed)
    {
        var settings = new MiningSettings();
        if (file is not null)
            settings = File.Exists(file) ? SettingsJson.Parse(File.ReadAllText(file), file) : throw new CallerMistakeException($"settings file '{file}' does not exist; leave --settings out to use the defaults");
        if (languages is not null) settings = settings with { Howto = settings.Howto with { Languages = Languages(languages) } };
        if (perTopic is < 1) throw new CallerMistakeException($"--per-topic is {perTopic}, expected at least 1");
        return settings with { Balance = settings.Balance with { PerTopic = perTopic ?? settings.Balance.PerTopic, Seed = seed ?? settings.Balance.Seed } };
    }

    static string[] Languages(string codes)
    {
        if (codes.Equals("all", StringComparison.OrdinalIgnoreCase)) return [];
        var list = codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal).ToArray();
        return list.Length > 0 && list.All(c => c.Length is 2 or 3 && c.All(char.IsAsciiLetter)) ? list
            : throw new CallerMistakeException($"--languages is '{codes}', expected two-letter codes such as en,de, or all");
    }
}
