namespace How2Mine.Mining.Plan;

/// <summary>The pages of one topic, and how those that were bought did.</summary>
/// <param name="pages">In the order of chance.</param>
sealed class TopicStock(IEnumerable<PageOffer> pages)
{
    readonly List<PageOffer> _open = [.. pages];
    readonly Dictionary<string, (int Seen, int Passed)> _hosts = new(StringComparer.Ordinal);
    int _seen, _passed;

    public int Taken { get; private set; }

    /// <summary>Pages that give a procedure, as a share; one page that did and one that did not are taken for granted (Laplace).</summary>
    public double PassRate => (_passed + 1.0) / (_seen + 2.0);

    /// <param name="byChance">Share, 0 to 1, that is taken whatever its host.</param>
    public IReadOnlyList<PageOffer> Take(int count, double byChance)
    {
        count = Math.Clamp(count, 0, _open.Count);
        if (count == 0) return [];
        var chance = _open.Take((int)Math.Ceiling(count * byChance)).ToList();
        var best = _open.Skip(chance.Count).Select((page, place) => (page, place)).OrderByDescending(p => HostRate(p.page.Host)).ThenBy(p => p.place).Take(count - chance.Count).Select(p => p.page);
        List<PageOffer> taken = [.. chance, .. best];
        var gone = taken.Select(t => t.RecordId).ToHashSet(StringComparer.Ordinal);
        _open.RemoveAll(p => gone.Contains(p.RecordId));
        Taken += taken.Count;
        return taken;
    }

    public void Count(PageOffer page, bool passed)
    {
        var (seen, good) = _hosts.GetValueOrDefault(page.Host);
        _hosts[page.Host] = (seen + 1, good + (passed ? 1 : 0));
        _seen++;
        if (passed) _passed++;
    }

    /// <summary>A host of which little is known is thought to be like its topic.</summary>
    double HostRate(string host)
    {
        var (seen, passed) = _hosts.GetValueOrDefault(host);
        return (passed + (2 * PassRate)) / (seen + 2);
    }
}
