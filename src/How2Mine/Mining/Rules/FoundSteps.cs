using How2Mine.Text;

namespace How2Mine.Mining.Rules;

/// <summary>Steps as found on a page, not yet judged.</summary>
/// <param name="First">Index of the first block among the page's main blocks; what stands before it says the goal.</param>
/// <param name="Found">How they were found: <c>ordered_list</c>, <c>step_headings</c>, …</param>
/// <param name="Strength">How plainly the page marks them as steps; of two finds over the same blocks the stronger one stays.</param>
sealed record FoundSteps(string Found, int First, int Last, IReadOnlyList<string> Steps, int Strength)
{
    public double LinkShare { get; init; }

    public static double Links(IEnumerable<TextBlock> blocks)
    {
        var (all, linked) = (0, 0);
        foreach (var block in blocks) (all, linked) = (all + block.Text.Length, linked + block.LinkCharacters);
        return all == 0 ? 0 : (double)linked / all;
    }
}
