namespace How2Mine.Spark;

/// <summary>How a worker learns that nobody wants its rows any more.</summary>
/// <remarks>
/// Spark ends no process that TRANSFORM runs when it cancels the task; but it looks whether the task is cancelled before it fetches the process's next row of input, and then ends it. So a line of work
/// is followed by blank rows, too long for the pipe to take them all, of which the worker takes one from time to time. Behind them comes a last row: input that ends without it is an executor that died.
/// </remarks>
static class Pulse
{
    /// <summary>With a pause of a hundredth of the time passed, they last two hours; a task takes minutes.</summary>
    const int Beats = 600;

    const double Slowing = 0.01;

    const string Beat = "", Last = ".";

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>The rows of a task.</summary>
    public static IEnumerable<string> Around(string line) => Enumerable.Repeat(Beat, Beats).Prepend(line).Append(Last);

    /// <summary>Takes one row after the other, and the rest at once when the work is done.</summary>
    /// <returns>Whether the last one came.</returns>
    public static async Task<bool> FollowAsync(TextReader input, TimeProvider clock, CancellationToken workIsDone)
    {
        var started = clock.GetTimestamp();
        while (await input.ReadLineAsync(CancellationToken.None) is { } row)
        {
            if (row.AsSpan().TrimEnd().SequenceEqual(Last)) return true;
            var passed = clock.GetElapsedTime(started) * Slowing;
            await Task.Delay(passed > Pause ? passed : Pause, clock, workIsDone).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        return false;
    }
}
