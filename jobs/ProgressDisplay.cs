using System.Globalization;
using How2Mine.Work;
using Spectre.Console;

namespace How2Mine.Jobs;

/// <summary>Shows a run as it goes: redrawn on a terminal, a line now and then elsewhere.</summary>
sealed class ProgressDisplay : IAsyncDisposable
{
    static readonly TimeSpan Redraw = TimeSpan.FromMilliseconds(250), PlainLine = TimeSpan.FromSeconds(10);

    readonly MiningProgress _progress;
    readonly TimeProvider _time = TimeProvider.System;
    readonly CancellationTokenSource _stop = new();
    readonly long _started;
    readonly Task _showing;

    ProgressDisplay(MiningProgress progress)
    {
        (_progress, _started) = (progress, _time.GetTimestamp());
        _showing = Terminal.IsLive ? LiveAsync() : PlainAsync();
    }

    public static ProgressDisplay Start(MiningProgress progress) => new(progress);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _showing;
        _stop.Dispose();
    }

    async Task LiveAsync() => await Terminal.Error.Live(new Spectre.Console.Text("")).AutoClear(true).StartAsync(async context =>
    {
        while (await WaitAsync(Redraw)) context.UpdateTarget(new Spectre.Console.Text(Line() + "\n" + Drops()));
    });

    async Task PlainAsync()
    {
        while (await WaitAsync(PlainLine)) Terminal.Say($"{Line()} | {Drops()}");
    }

    async Task<bool> WaitAsync(TimeSpan pause)
    {
        await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !_stop.IsCancellationRequested;
    }

    string Line()
    {
        var figures = _progress.Figures();
        var elapsed = _time.GetElapsedTime(_started).TotalSeconds;
        var left = figures.BytesDone > 0 ? TimeSpan.FromSeconds(elapsed * (_progress.BytesTotal - figures.BytesDone) / figures.BytesDone).ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture) : "?";
        return string.Create(CultureInfo.InvariantCulture, $"files {figures.FilesDone}/{_progress.FilesTotal} | pages {figures.Pages} ({figures.Pages / Math.Max(elapsed, 0.001):0}/s) | kept {figures.Kept} | procedures {figures.Candidates} | left {left}{Doing()}");
    }

    string Doing() => _progress.Doing.Length == 0 ? "" : " | " + _progress.Doing;

    string Drops() => "dropped: " + string.Join(", ", _progress.Figures().Reasons.Take(5).Select(r => $"{r.Key} {r.Value}"));
}
