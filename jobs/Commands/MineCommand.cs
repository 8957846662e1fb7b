using System.CommandLine;
using How2Mine.Settings;
using How2Mine.Spark;
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
        var balance = new BalanceOptions();
        var workers = new Option<int?>("--workers") { Description = "Threads that process pages (default: one a core).", HelpName = "N" };
        var engine = new EngineOptions();
        var model = new ModelOptions();
        var watch = new Option<bool>("--watch") { Description = "Go on: take in new files of the folders and lists as they come, until Ctrl-C." };
        var every = new Option<string>("--every") { Description = "Pause between two looks of --watch, e.g. 30s, 5m, 1h.", HelpName = "TIME", DefaultValueFactory = _ => "5m" };
        var json = new Option<bool>("--json") { Description = "Print the summary as one line of JSON." };
        var command = HelpText.Described("mine", "Mines procedures from crawl files into a lake. Run it again to resume, or with more files to take in only the new ones.",
            "how2mine mine jobs/sample/warc.paths --lake out/lake",
            "how2mine mine crawl/ more.warc.gz --lake out/lake --languages en,de",
            "how2mine mine warc.paths.gz --root /data/crawl --lake out/lake --per-topic 500 --per-host 20 --seed 7",
            "how2mine mine crawl/ --lake out/lake --model gpt-4.1-mini --server https://api.openai.com/v1 --max-dollars 20",
            "how2mine mine incoming/ --lake out/lake --watch --every 5m",
            "how2mine mine warc.paths.gz --root s3://bucket --lake s3a://bucket/lake --engine spark --remote sc://spark:15002");
        foreach (var argument in new[] { crawls }) command.Add(argument);
        foreach (var option in new Option[] { lake, root, settings, languages }.Concat(balance.All).Append(workers).Concat(engine.All).Concat(model.All).Concat([watch, every, json])) command.Add(option);
        command.SetAction(async (parsed, cancel) =>
        {
            var chosen = model.Apply(parsed, balance.Apply(parsed, Choose(parsed.GetValue(settings), parsed.GetValue(languages))));
            var purse = model.Purse(parsed);
            var threads = parsed.GetValue(workers) ?? Environment.ProcessorCount;
            if (threads is < 1 or > 1024) throw new CallerMistakeException($"--workers is {threads}, expected 1 to 1024");
            using var store = new CrawlStore(chosen.Sources);
            if (parsed.GetValue(watch))
            {
                if (engine.IsSpark(parsed)) throw new CallerMistakeException("--watch mines in this process, and --engine is spark; leave one of them out, or submit the job again for each new segment");
                var (folder, job) = (LakeFolder.OpenOrCreate(parsed.GetValue(lake)!), new WatchJob(WatchJob.Parse(parsed.GetValue(every)!), TimeProvider.System));
                var incoming = new CrawlSources(store, parsed.GetValue(root), mayBeEmpty: true);
                await job.RunAsync(stop => incoming.ResolveAsync(parsed.GetValue(crawls)!, stop), found => EmbeddedAsync(folder, store, found, chosen, threads, purse, cancel), done => done.PrintAsync(parsed.GetValue(json), cancel), cancel);
                return 0;
            }
            var sources = await new CrawlSources(store, parsed.GetValue(root)).ResolveAsync(parsed.GetValue(crawls)!, cancel);
            var summary = engine.IsSpark(parsed)
                ? await OnSparkAsync(engine.Remote(parsed), parsed.GetValue(lake)!, store, sources, chosen, purse, cancel)
                : await EmbeddedAsync(LakeFolder.OpenOrCreate(parsed.GetValue(lake)!), store, sources, chosen, threads, purse, cancel);
            await summary.PrintAsync(parsed.GetValue(json), cancel);
            return 0;
        });
        return command;
    }

    static async Task<MineSummary> EmbeddedAsync(LakeFolder lake, CrawlStore store, IReadOnlyList<CrawlSource> sources, MiningSettings settings, int threads, ModelPurse purse, CancellationToken cancel)
    {
        await using var model = settings.Model is null ? null : ModelJob.Open(lake, settings, purse, ask: true);
        return await MineJob.RunAsync(lake, store, sources, settings, threads, model, cancel);
    }

    static async Task<MineSummary> OnSparkAsync(string? remote, string lake, CrawlStore store, IReadOnlyList<CrawlSource> sources, MiningSettings settings, ModelPurse purse, CancellationToken cancel)
    {
        var run = RunManifest.Begin(settings, "mine --engine spark", TimeProvider.System);
        LakeFolder? folder = null;
        lake = EngineOptions.Absolute(lake);
        if (Path.IsPathRooted(lake))
        {
            folder = LakeFolder.OpenOrCreate(lake);
            folder.KeepSettings(settings);
            folder.KeepRun(run);
        }
        // A Spark of our own takes ten seconds to start, in which nothing else is told.
        if (remote is null && Terminal.IsLive) Terminal.Say("starting Spark");
        await using var door = await SparkDoor.OpenAsync(remote, EngineOptions.IsSubmitted, Packing.CachedAsync, cancel);
        var summary = await SparkMineJob.RunAsync(door, lake, store, [.. sources.Select(Absolute)], settings, purse, cancel);
        folder?.KeepRun(run.End(summary.Model?.Bill ?? [], TimeProvider.System));
        return summary;
    }

    /// <summary>Executors work elsewhere: a relative path means nothing to them.</summary>
    static CrawlSource Absolute(CrawlSource source) => CrawlStore.IsRemote(source.Address) ? source : source with { Address = Path.GetFullPath(source.Address) };

    internal static MiningSettings Choose(string? file, string? languages)
    {
        var settings = new MiningSettings();
        if (file is not null)
            settings = File.Exists(file) ? SettingsJson.Parse(File.ReadAllText(file), file) : throw new CallerMistakeException($"settings file '{file}' does not exist; leave --settings out to use the defaults");
        if (languages is not null) settings = settings with { Howto = settings.Howto with { Languages = Languages(languages) } };
        return settings;
    }

    static string[] Languages(string codes)
    {
        if (codes.Equals("all", StringComparison.OrdinalIgnoreCase)) return [];
        var list = codes.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => c.ToLowerInvariant()).Distinct().Order(StringComparer.Ordinal).ToArray();
        return list.Length > 0 && list.All(c => c.Length is 2 or 3 && c.All(char.IsAsciiLetter)) ? list
            : throw new CallerMistakeException($"--languages is '{codes}', expected two-letter codes such as en,de, or all");
    }
}
