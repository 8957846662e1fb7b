namespace How2Mine.Training.Teaching;

static class Ranking
{
    /// <summary>Average precision: the mean, over what is so, of the precision at its rank.</summary>
    public static double AveragePrecision(IEnumerable<(float Score, bool IsSo)> said)
    {
        var (rank, hits, sum) = (0, 0, 0.0);
        foreach (var (_, isSo) in said.OrderByDescending(s => s.Score))
        {
            rank++;
            if (isSo) sum += ++hits / (double)rank;
        }
        return sum / Math.Max(1, hits);
    }
}
