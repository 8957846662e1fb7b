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

    /// <param name="find">The files that are there now.</param>
    /// <param name="mine">Mines those of them that are new; given none, does nothing.</param>
    public async Task RunAsync(Func<CancellationToken, Task<IReadOnlyList<CrawlSource>>> find, Func<IReadOnlyList<CrawlSource>, Task<MineSummary>> mine, Func<MineSummary, Task> show, CancellationToken cancel)
    {
        var first = true;
        var settled = TimeSpan.FromTicks(Math.Min(Settled.Ticks, pause.Ticks));
        while (!cancel.IsCancellationRequested)
        {
            try
            {
                var (ready, growing) = Split(await find(cancel), settled);
                var summary = ready.Count == 0 ? null : await mine(ready);
                if (summary is not null && (first || summary.Inventory.Open.Count > 0)) await show(summary);
                else if (first) Terminal.Say("no crawl file is there yet");
                if (growing > 0) Terminal.Say($"{growing} files were written to just now; they wait for the next look");
                if (first) Terminal.Say($"watching: the next look is in {Text(pause)}; Ctrl-C ends it");
                first = false;
            }
            catch (Exception e) when (!first && e is CallerMistakeException or ObjectStoreException or ObjectLinkException)
            {
                // A list that names a file before it is there, a server that is away: the next look may find them well.
                Terminal.Say($"{e.Message}; looking again in {Text(pause)}");
            }
            await Task.Delay(pause, clock, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Terminal.Say("stopped watching");
    }

    (IReadOnlyList<CrawlSource> Ready, int Growing) Split(IReadOnlyList<CrawlSource> found, TimeSpan settled)
    {
        var latest = clock.GetUtcNow() - settled;
        var ready = found.Where(f => CrawlStore.IsRemote(f.Address) || File.GetLastWriteTimeUtc(f.Address) <= latest).ToList();
        return (ready, found.Count - ready.Count);
    }

    /// <exception cref="CallerMistakeException">No time from 1 s to 24 h.</exception>
    public static TimeSpan Parse(string every) => TimeOption.Parse("--every", every, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24), "a time from 1s to 24h such as 30s, 5m or 1h");

    static string Text(TimeSpan time) => time.TotalSeconds < 60 ? $"{time.TotalSeconds:0}s" : time.TotalMinutes < 60 ? $"{time.TotalMinutes:0}m" : string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0.#}h");
}
