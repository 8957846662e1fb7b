using System.Globalization;
using How2Mine.Text;

namespace How2Mine.Mining.Plan;

/// <summary>
/// Picks the pages that a model is asked about, round by round and topic by topic, until enough procedures passed. Hosts and topics with better pass rates go first;
/// a share goes by chance, so that a bad start is no verdict.
/// </summary>
/// <remarks>
/// What a round picks hangs on the outcomes of the rounds before alone. Pages mined by an earlier run are offered with their outcomes:
/// a run that is stopped and resumed picks what an undisturbed one picks.
/// </remarks>
public sealed class PagePlan(PlanLimits limits)
{
    const int MaxRound = 2000;

    readonly Dictionary<string, TopicStock> _topics = new(StringComparer.Ordinal);
    readonly Dictionary<string, PageOffer> _offers = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);

    /// <summary>All pages of the lake; those of none of the 14 topics are not bought.</summary>
    public void Offer(IEnumerable<PageOffer> offers)
    {
        foreach (var offer in offers.Where(o => TopicNames.Parse(o.Topic) != Topic.None)) _offers[offer.RecordId] = offer;
        foreach (var topic in _offers.Values.GroupBy(o => o.Topic, StringComparer.Ordinal))
            _topics[topic.Key] = new TopicStock(topic.OrderBy(o => ContentId.Of(limits.Seed.ToString(CultureInfo.InvariantCulture), o.RecordId), StringComparer.Ordinal));
    }

    /// <summary>The pages to be mined next, best topics first; empty where there is no more to buy. Ask again when all of them are settled or left.</summary>
    public IReadOnlyList<string> Next()
    {
        while (true)
        {
            var picked = _topics.OrderByDescending(t => t.Value.PassRate).ThenBy(t => t.Key, StringComparer.Ordinal)
                .SelectMany(t => t.Value.Take(Wanted(t.Key, t.Value), limits.ShareByChance)).ToList();
            if (picked.Count == 0) return [];
            foreach (var known in picked.Where(p => p.Found is not null)) Count(known, known.Found!);
            // A round of an earlier run counts at once; a part of one is finished first.
            if (picked.Where(p => p.Found is null).Select(p => p.RecordId).ToList() is { Count: > 0 } open) return open;
        }
    }

    /// <param name="topics">Topics of the procedures that the page gave.</param>
    public void Settled(string recordId, IEnumerable<string> topics) => Count(_offers[recordId], [.. topics]);

    void Count(PageOffer offer, IReadOnlyList<string> topics)
    {
        _topics[offer.Topic].Count(offer, topics.Count > 0);
        foreach (var topic in topics) _found[topic] = _found.GetValueOrDefault(topic) + 1;
    }

    int Wanted(string topic, TopicStock stock)
    {
        var wanted = MaxRound;
        if (limits.ProceduresPerTopic is { } procedures)
        {
            var missing = procedures - _found.GetValueOrDefault(topic);
            if (missing <= 0) return 0;
            wanted = stock.Taken == 0 ? Math.Max(missing, limits.FirstPages) : (int)Math.Min(MaxRound, Math.Ceiling(missing / stock.PassRate));
        }
        return limits.CandidatesPerTopic is { } most ? Math.Min(wanted, most - stock.Taken) : wanted;
    }
}
