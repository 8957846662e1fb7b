using System.Globalization;
using How2Mine.Work;
using ObjectStore;

namespace How2Mine.Jobs;

/// <summary>Mines again and again: what came since the last look, then a pause. Nothing is remembered but in the lake, so a restart goes on where it was.</summary>
/// <param name="pause">Between the end of one look and the next.</param>
sealed class WatchJob(TimeSpan pause, TimeProvider clock)
{
    /// <summary>A file that was written to a moment ago may be half there; it would be taken for another when it is whole.</summary>
    static readonly TimeSpan Settled = TimeSpan.FromSeconds(30);

    readonly Dictionary<string, (long Bytes, DateTime Time)> _seen = new(StringComparer.Ordinal);

    /// <param name="find">The files that are there now.</param>
    /// <param name="mine">Mines those of them that are new; given none, does nothing.</param>
    public async Task RunAsync(Func<CancellationToken, Task<IReadOnlyList<CrawlSource>>> find, Func<IReadOnlyList<CrawlSource>, Task<MineSummary>> mine, Func<MineSummary, Task> show, CancellationToken cancel)
    {
        string? trouble = null;
        Say($"watching: {Text(pause)} between two looks; Ctrl-C ends it");
        for (var first = true; !cancel.IsCancellationRequested; first = false)
        {
            try
            {
                var (ready, growing) = Split(await find(cancel));
                var summary = ready.Count == 0 ? null : await mine(ready);
                if (summary is not null && (first || summary.Inventory.Open.Count > 0)) await show(summary);
                else if (first && growing == 0) Say("no crawl file is there yet");
                if (growing > 0) Say($"{growing} files were written to just now; they wait for the next look");
                trouble = null;
            }
            catch (Exception e) when (e is NoCrawlException || (!first && e is CallerMistakeException or ObjectStoreException or ObjectLinkException or IOException or UnauthorizedAccessException))
            {
                // A list that names a file before it is there, a server that is away, a full disk: the next look may find them well.
                if (e.Message != trouble) Say($"{e.Message}; looking again every {Text(pause)}");
                trouble = e.Message;
            }
            await Task.Delay(pause, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Say("stopped watching");
    }

    (IReadOnlyList<CrawlSource> Ready, int Growing) Split(IReadOnlyList<CrawlSource> found)
    {
        // A link that leads nowhere is no file yet.
        var there = found.Where(f => CrawlStore.IsRemote(f.Address) || (File.ResolveLinkTarget(f.Address, returnFinalTarget: true)?.Exists ?? File.Exists(f.Address))).ToList();
        var ready = there.Where(f => CrawlStore.IsRemote(f.Address) || IsSettled(f.Address)).ToList();
        return (ready, there.Count - ready.Count);
    }

    /// <summary>Old enough, or as it was at the look before: a clock that is ahead dates files in the future.</summary>
    bool IsSettled(string path)
    {
        var now = (new FileInfo(path).Length, File.GetLastWriteTimeUtc(path));
        var isSame = _seen.TryGetValue(path, out var before) && before == now;
        _seen[path] = now;
        return isSame || now.Item2 <= clock.GetUtcNow() - TimeSpan.FromTicks(Math.Min(Settled.Ticks, pause.Ticks));
    }

    /// <summary>Whoever reads a log in the morning wants to know when.</summary>
    void Say(string line) => Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"{clock.GetUtcNow():yyyy-MM-dd HH:mm:ss}Z {line}"));

    /// <exception cref="CallerMistakeException">No time from 1 s to 24 h.</exception>
    public static TimeSpan Parse(string every) => TimeOption.Parse("--every", every, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24), "a time from 1s to 24h such as 30s, 5m or 1h");

    static string Text(TimeSpan time) => time.TotalSeconds < 60 ? $"{time.TotalSeconds:0}s" : time.TotalMinutes < 60 ? $"{time.TotalMinutes:0}m" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#}h");
}
