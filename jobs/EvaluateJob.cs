using How2Mine.Embedded;
using How2Mine.Evaluation;
using How2Mine.Mining;
using How2Mine.Settings;
using How2Mine.Text;
using How2Mine.Work;

namespace How2Mine.Jobs;

/// <summary>Runs a crawl's pages through the stations and scores those that gold knows.</summary>
sealed class EvaluateJob(string[] crawls, string? root, string[] gold)
{
    readonly MiningSettings _settings = new();

    public static async Task<Evaluated> TextAsync(EvaluateJob job, CancellationToken cancel)
    {
        var scores = new List<TextScore>();
        await foreach (var (known, page) in job.PagesAsync(g => g.Text is not null || g.Procedures is { Count: > 0 } || g.With.Count + g.Without.Count > 0, cancel)) scores.Add(TextScore.Of(known, page?.Text ?? ""));
        return new([.. TextScore.Figures(scores)], [.. scores.OrderBy(s => s.F1).ThenBy(s => s.Gold.Url, StringComparer.Ordinal).Select(s => new EvaluatedPage(s.Gold.Url, s.F1, s.Missed, s.Kept))]);
    }

    public static async Task<Evaluated> ProceduresAsync(EvaluateJob job, CancellationToken cancel)
    {
        var (gate, line, limits) = (new HowToGate(job._settings.Howto), new MiningLine(job._settings.Steps), job._settings.Steps);
        var scores = new List<ProcedureScore>();
        await foreach (var (known, page) in job.PagesAsync(_ => true, cancel))
        {
            var mined = page is not null && gate.Process(page).IsKept(out _, out _) && line.Process(page).IsKept(out var found, out _) ? found[0].Kept : [];
            var score = ProcedureScore.Of(known, [.. mined.Select(c => new FoundProcedure(known.Url, c.Goal, c.Steps, c.Topic))], limits.MinSteps, limits.MaxSteps);
            if (score is not null) scores.Add(score);
        }
        return new([.. ProcedureScore.Figures(scores)], [.. scores.OrderByDescending(s => s.Missed.Count() + s.Extra.Count).ThenBy(s => s.Gold.Url, StringComparer.Ordinal).Where(s => s.Missed.Any() || s.Extra.Count > 0).Select(Page)]);
    }

    static EvaluatedPage Page(ProcedureScore s) =>
        new(s.Gold.Url, s.Found.Count / (double)Math.Max(1, s.Wanted.Count + s.Extra.Count), [.. s.Missed.Select(m => m.Goal)], [.. s.Extra.Select(e => $"{e.Goal}: {string.Join(" / ", e.Steps)}{(s.Gold.Reject is null ? "" : $" ({s.Gold.Reject})")}")]);

    public static async Task<Evaluated> TopicsAsync(EvaluateJob job, CancellationToken cancel)
    {
        var scores = new List<TopicScore>();
        await foreach (var (known, page) in job.PagesAsync(g => g.Topic is not null, cancel)) scores.Add(new(known, page?.Topic ?? TopicNames.NameOf(Topic.None), page?.HowToScore ?? 0));
        return new([.. TopicScore.Figures(scores)], [.. scores.Where(s => !s.IsRight).OrderBy(s => s.Gold.Url, StringComparer.Ordinal).Select(s => new EvaluatedPage(s.Gold.Url, 0, [s.Gold.Topic!], [s.Topic]))]);
    }

    /// <summary>The pages that gold knows, each with what the program read of it: null for one that is not in the crawl, which counts as an empty page.</summary>
    async IAsyncEnumerable<(GoldPage Gold, PageText? Page)> PagesAsync(Func<GoldPage, bool> matters, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var open = GoldPages().Where(matters).GroupBy(g => g.Url, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First(), StringComparer.Ordinal);
        if (open.Count == 0) throw new CallerMistakeException($"{string.Join(", ", gold)} has no line that says anything about this; see how2mine evaluate --help for what a line needs");
        using var store = new CrawlStore(_settings.Sources);
        var described = await store.DescribeAllAsync(await new CrawlSources(store, root).ResolveAsync(crawls, cancel), cancel);
        var files = Inventory.Of(described.Count, described, new WorkState([], [])).Open;
        var found = 0;
        await foreach (var page in TextRun.LinesAsync(store, files, _settings.Crawl, _settings.Text, Environment.ProcessorCount, cancel))
            if (open.Remove(page.Page.Url, out var known))
            {
                found++;
                yield return (known, page);
            }
        if (found == 0) throw new CallerMistakeException($"no page of the crawl has an address that is in {string.Join(", ", gold)}; expected the crawl that the gold is about");
        Terminal.Say($"{found} pages of the gold are in the crawl, {open.Count} are not and count as empty");
        foreach (var missing in open.Values.OrderBy(g => g.Url, StringComparer.Ordinal)) yield return (missing, null);
    }

    IEnumerable<GoldPage> GoldPages()
    {
        foreach (var path in gold)
        {
            if (!File.Exists(path)) throw new CallerMistakeException($"--gold is '{path}', which is no file; expected JSON lines");
            using var reader = File.OpenText(path);
            foreach (var page in GoldPage.Read(reader, path)) yield return page;
        }
    }
}

/// <summary>Figures, and the pages that are not right, worst first.</summary>
sealed record Evaluated(IReadOnlyList<Figure> Figures, IReadOnlyList<EvaluatedPage> Worst);

sealed record EvaluatedPage(string Url, double Score, IReadOnlyList<string> Missed, IReadOnlyList<string> Kept);
