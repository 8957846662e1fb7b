using System.Globalization;

namespace How2Mine.Curation.Likeness;

/// <summary>How a sketch is cut into bands: two procedures are compared where all rows of a band agree, which at likeness s happens with probability 1 - (1 - s^rows)^bands.</summary>
/// <remarks>Broder 1997 (MinHash); Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4 (banding).</remarks>
/// <param name="Threshold">Likeness from which a text is dropped for an earlier one.</param>
public sealed record Banding(int Bands, int Rows, double Threshold)
{
    /// <summary>With fewer bands than four, one chance decides over pairs just above the threshold.</summary>
    const int MaxPermutations = 128, LeastBands = 4;

    /// <summary>Above the threshold by this much, pairs are missed no more often than wanted.</summary>
    const double Margin = 0.05;

    public int Permutations => Bands * Rows;

    /// <summary>Names how signatures are made and decided on: those of other bands cannot be compared, and a lake in which two thresholds decided depends on the months in which they did.</summary>
    public string Scheme => string.Create(CultureInfo.InvariantCulture, $"shingles3/{Bands}x{Rows}/{Threshold}");

    /// <summary>The least likeness at which a pair is missed no more often than this.</summary>
    public double FoundFrom(double missRate) => Math.Pow(1 - Math.Pow(missRate, 1.0 / Bands), 1.0 / Rows);

    /// <param name="schemes">Those of a lake's signatures.</param>
    /// <exception cref="CallerMistakeException">One is another.</exception>
    public void RequireSame(IEnumerable<string> schemes)
    {
        if (schemes.FirstOrDefault(s => s != Scheme) is { } other)
            throw new CallerMistakeException($"the lake's duplicates were looked for by {other}, and these settings (duplicates.threshold, duplicates.miss_rate) ask for {Scheme}; use those of the lake's last run, or mine into a new lake");
    }

    /// <summary>The most rows, and so the fewest needless comparisons, with which 128 permutations give the wanted miss rate.</summary>
    public static Banding Of(DuplicateLimits limits)
    {
        limits.Checked();
        for (var rows = 16; ; rows--)
        {
            var shared = Math.Pow(Math.Min(limits.Threshold + Margin, 0.995), rows);
            var bands = Math.Max(LeastBands, (int)Math.Ceiling(Math.Log(limits.MissRate) / Math.Log(1 - shared)));
            if (bands * rows <= MaxPermutations || rows == 1) return new(Math.Min(bands, MaxPermutations / rows), rows, limits.Threshold);
        }
    }
}
