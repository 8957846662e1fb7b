namespace How2Mine.Serving.Money;

/// <summary>What a sample says of the whole: the likely total, and between which bounds it lies nine times of ten.</summary>
public readonly record struct Projected(double Total, double Low, double High);

/// <summary>Projects sums over a sample of pages to all pages, by drawing the sample again and again from itself (bootstrap, Efron 1979).</summary>
/// <param name="all">Pages in all.</param>
public sealed class Projection(int sample, long all)
{
    const int Draws = 1000, Seed = 1;
    const double Low = 0.05, High = 0.95;

    /// <summary>The same draws for every figure, so that figures of one projection belong together.</summary>
    readonly int[][] _draws = Drawn(sample);

    /// <param name="values">One for each page of the sample.</param>
    public Projected Of(IReadOnlyList<double> values)
    {
        if (values.Count != sample) throw new ArgumentException($"got {values.Count} values, expected one for each of {sample} pages", nameof(values));
        if (sample == 0) return default;
        // The sample is known; only the pages outside of it are guessed.
        var (known, rest) = (values.Sum(), Math.Max(0, all - sample));
        var totals = _draws.Select(draw => known + (draw.Average(i => values[i]) * rest)).Order().ToList();
        return new Projected(known + (values.Average() * rest), totals[(int)(Low * Draws)], totals[(int)(High * Draws) - 1]);
    }

    static int[][] Drawn(int sample)
    {
        var random = new Random(Seed);
        return [.. Enumerable.Range(0, Draws).Select(_ => Enumerable.Range(0, sample).Select(_ => random.Next(sample)).ToArray())];
    }
}
