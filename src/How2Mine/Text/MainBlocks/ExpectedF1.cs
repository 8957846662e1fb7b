namespace How2Mine.Text.MainBlocks;

/// <summary>Where to cut a page's blocks, so that the F1 of its words is highest if the probabilities are right.</summary>
/// <remarks>
/// With the blocks in falling order of probability, the expected F1 of keeping the first k is about twice the expected right words over kept words plus expected
/// words in all (Lewis 1995; Lipton, Elkan and Naryanaswamy 2014): sure pages are cut near one half, doubtful ones lower.
/// </remarks>
public static class ExpectedF1
{
    /// <summary>The lowest probability to keep.</summary>
    public static double Cut(ReadOnlySpan<float> probabilities, ReadOnlySpan<float> words)
    {
        var order = new int[probabilities.Length];
        var keys = new float[probabilities.Length];
        var all = 0.0;
        for (var i = 0; i < order.Length; i++)
        {
            (order[i], keys[i]) = (i, -probabilities[i]);
            all += probabilities[i] * words[i];
        }
        Array.Sort(keys, order);
        var (right, kept, best, cut) = (0.0, 0.0, 0.0, 0.5);
        for (var i = 0; i < order.Length; i++)
        {
            right += probabilities[order[i]] * words[order[i]];
            kept += words[order[i]];
            var f1 = 2 * right / (kept + all);
            if (f1 > best) (best, cut) = (f1, probabilities[order[i]]);
        }
        return cut;
    }
}
