using System.Globalization;
using How2Mine.Mining.Plan;

namespace How2Mine.Tests.Mining.Plan;

public class PagePlanTests
{
    const string Food = "Food & Dining", Health = "Health";

    static PageOffer Offer(int i, string host, string topic = Food) => new(ContentId.Of(i.ToString(CultureInfo.InvariantCulture)), host, topic);

    [Fact]
    public void A_topic_that_has_enough_is_bought_no_more_and_pages_of_no_topic_never()
    {
        var plan = new PagePlan(new() { ProceduresPerTopic = 10, FirstPages = 20 });
        plan.Offer(Enumerable.Range(0, 1000).Select(i => Offer(i, "a", i % 3 == 0 ? "None" : i % 3 == 1 ? Food : Health)));
        var bought = 0;
        while (plan.Next() is { Count: > 0 } round)
        {
            bought += round.Count;
            foreach (var page in round) plan.Settled(page, [Food]);
        }
        // Food has its ten after the first round of twenty; no page ever gives a procedure of health, so all of that topic's are bought.
        Assert.Equal(20 + 333, bought);
    }

    [Fact]
    public void Good_hosts_go_first_and_a_share_goes_by_chance()
    {
        var plan = new PagePlan(new() { ProceduresPerTopic = 100, FirstPages = 60, ShareByChance = 0.25 });
        var hosts = Enumerable.Range(0, 2000).Select(i => Offer(i, i % 10 == 0 ? "good" : "bad")).ToDictionary(o => o.RecordId);
        plan.Offer(hosts.Values);
        // The first round asks for what is missing, a hundred, in the order of chance.
        foreach (var page in plan.Next()) plan.Settled(page, hosts[page].Host == "good" ? [Food] : []);
        var second = plan.Next();
        var good = second.Count(p => hosts[p].Host == "good");
        Assert.InRange(good, second.Count / 10 * 2, second.Count * 3 / 4 + second.Count / 10);
        Assert.Contains(second, p => hosts[p].Host == "bad");
    }

    [Fact]
    public void A_plan_that_is_told_what_came_of_its_pages_goes_on_as_if_it_had_never_stopped()
    {
        var offers = Enumerable.Range(0, 500).Select(i => Offer(i, $"h{i % 7}")).ToList();
        static string[] Found(string page) => page[0] < '4' ? [Food] : [];
        var whole = Rounds(offers, Found).ToList();
        var settled = whole.Take(whole.Count / 2).SelectMany(r => r).ToHashSet();
        var resumed = Rounds([.. offers.Select(o => settled.Contains(o.RecordId) ? o with { Found = Found(o.RecordId) } : o)], Found).ToList();
        Assert.True(whole.Count > 2);
        Assert.Equal(whole.Skip(whole.Count / 2).SelectMany(r => r), resumed.SelectMany(r => r));
    }

    [Fact]
    public void No_more_pages_are_bought_than_are_allowed()
    {
        var plan = new PagePlan(new() { CandidatesPerTopic = 30 });
        plan.Offer(Enumerable.Range(0, 500).Select(i => Offer(i, "a", i % 2 == 0 ? Food : Health)));
        Assert.Equal(60, plan.Next().Count);
        Assert.Empty(plan.Next());
    }

    static IEnumerable<IReadOnlyList<string>> Rounds(List<PageOffer> offers, Func<string, string[]> found)
    {
        var plan = new PagePlan(new() { ProceduresPerTopic = 60, FirstPages = 10 });
        plan.Offer(offers);
        while (plan.Next() is { Count: > 0 } round)
        {
            yield return round;
            foreach (var page in round) plan.Settled(page, found(page));
        }
    }
}
