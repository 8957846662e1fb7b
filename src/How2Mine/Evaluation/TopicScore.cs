using How2Mine.Text;

namespace How2Mine.Evaluation;

/// <summary>What was said of a page's topic, and whether it teaches.</summary>
public sealed record TopicScore(GoldPage Gold, string Topic, double HowToScore)
{
    const string HowTo = "howto";

    /// <summary>Classes beyond the 14 count as none.</summary>
    public bool IsRight => TopicNames.Parse(Gold.Topic!) == TopicNames.Parse(Topic);

    public static IEnumerable<Figure> Figures(IReadOnlyList<TopicScore> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        foreach (var kind in scores.GroupBy(s => s.Gold.Kind).OrderBy(g => g.Key, StringComparer.Ordinal))
            yield return HostBootstrap.Rate($"{kind.Key}: topic right (15 classes)", kind.Select(s => new Share(s.Gold.Host, s.IsRight ? 1 : 0, 1)));
        if (scores.Any(s => s.Gold.Format == HowTo)) yield return AveragePrecision(scores);
    }

    /// <summary>The mean, over all how-to pages, of the precision down to each one, with pages in the order of their how-to score.</summary>
    static Figure AveragePrecision(IReadOnlyList<TopicScore> scores)
    {
        var shares = new List<Share>();
        var (seen, right) = (0, 0);
        foreach (var score in scores.Where(s => s.Gold.Format is not null).OrderByDescending(s => s.HowToScore).ThenBy(s => s.Gold.Url, StringComparer.Ordinal))
        {
            seen++;
            if (score.Gold.Format != HowTo) continue;
            shares.Add(new(score.Gold.Host, ++right / (double)seen, 1));
        }
        return HostBootstrap.Rate("format howto: average precision", shares);
    }
}
