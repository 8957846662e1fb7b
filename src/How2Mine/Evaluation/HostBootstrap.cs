namespace How2Mine.Evaluation;

/// <summary>Intervals by drawing hosts anew, with replacement, a thousand times.</summary>
/// <remarks>Efron's percentile bootstrap over clusters; seeded, so that the same pages give the same interval.</remarks>
public static class HostBootstrap
{
    const int Draws = 1000, Seed = 20261;

    /// <summary>Sum of the first over sum of the second: a mean, or a rate.</summary>
    public static Figure Rate(string name, IEnumerable<Share> shares) => Of(name, shares, s => s.First / Math.Max(1e-9, s.Second), s => s.Second);

    /// <summary>F1 from found, missed and wrongly kept.</summary>
    public static Figure F1(string name, IEnumerable<Share> shares) => Of(name, shares, s => 2 * s.First / Math.Max(1e-9, (2 * s.First) + s.Second + s.Third), s => s.First + s.Second + s.Third);

    static Figure Of(string name, IEnumerable<Share> shares, Func<Share, double> figure, Func<Share, double> count)
    {
        var hosts = shares.GroupBy(s => s.Host, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Aggregate(new Share(g.Key, 0), Add)).ToList();
        var all = hosts.Aggregate(new Share("", 0), Add);
        if (hosts.Count == 0) return new(name, 0, 0, 0, 0);
        var random = new Random(Seed);
        var drawn = new double[Draws];
        for (var i = 0; i < Draws; i++)
        {
            var sum = new Share("", 0);
            for (var j = 0; j < hosts.Count; j++) sum = Add(sum, hosts[random.Next(hosts.Count)]);
            drawn[i] = figure(sum);
        }
        Array.Sort(drawn);
        return new(name, figure(all), drawn[(int)(Draws * 0.025)], drawn[(int)(Draws * 0.975)], (int)Math.Round(count(all)));
    }

    static Share Add(Share sum, Share more) => sum with { First = sum.First + more.First, Second = sum.Second + more.Second, Third = sum.Third + more.Third };
}
