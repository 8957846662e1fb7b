namespace How2Mine.Tests.Mining.Refusals;

/// <summary>Lists that look like steps and are none: links, tips in no order, news, facts.</summary>
public class ShapeRefusalTests
{
    [Fact]
    public void An_index_of_other_pages_is_refused() =>
        Mined.Refuses(Mined.Kettle("<p>All that we wrote about kettles and their care.</p><ol>" + Mined.Steps("<li><a href='/{1}'>{0}</a> Read on here, with pictures</li>") + "</ol>"), "not_a_list", "list_of_links");

    [Fact]
    public void A_table_of_contents_is_refused()
    {
        var dropped = Mined.ByLine(Mined.Kettle("<p>What stands on this page, in its order:</p><ol>" + Mined.Steps("<li>{0}</li>") + "</ol>" + Mined.Steps("<h2>{0}</h2><p>Chapter {1} of the book is about this.</p>"), "The kettle book")).Dropped;
        Assert.Contains(dropped, d => (d.Drop.Reason, d.Candidate.Miner) == ("table_of_contents", "rules/ordered_list"));
    }

    [Fact]
    public void A_menu_is_refused() =>
        Mined.Refuses(Mined.Kettle("<p>These are the sections of the house book.</p><ol><li>Kettle</li><li>Pots</li><li>Pans</li><li>Stove</li></ol>"), "not_a_list", "navigation");

    [Theory]
    [InlineData("<li>{0}</li>")]
    [InlineData("<li>{0} <a href='/{1}'>more</a></li>")]
    public void Steps_that_link_now_and_then_are_kept(string pattern) => Mined.Keeps(Mined.Kettle("<ol>" + Mined.Steps(pattern) + "</ol>"));

    [Theory]
    [InlineData("4 ways to save on heating", "Draw the curtains at dusk.", "Wear a thick jumper indoors.", "Seal gaps around old doors.", "Bleed radiators each autumn.")]
    [InlineData("How to sleep better: tips from nurses", "Keep the bedroom dark and cool.", "Avoid coffee in the evening.", "Read a paper book in bed.", "Take a warm bath at night.")]
    public void Tips_in_no_order_are_refused(string title, params string[] steps) => Mined.Refuses(ContentRefusalTests.Page(title, steps), "sequential", "tips");

    [Fact]
    public void Entries_that_the_page_says_may_come_in_any_order_are_refused() =>
        Mined.Refuses(Mined.Kettle("<p>Do these in any order you like.</p><ol><li>Wash the windows.</li><li>Beat the rugs outdoors.</li><li>Polish some silver.</li><li>Sweep under beds.</li></ol>", "How to spring-clean"), "sequential", "not_sequential");

    [Theory]
    [InlineData("Bleed a radiator in 4 easy steps", "Turn off the heating and let the radiator cool.", "Hold a cloth under the valve and open it with the key.", "Wait until the hissing stops and water comes.", "Close the valve, then turn the heating back on.")]
    [InlineData("How to clean a brush", "Wipe off the paint on a rag.", "Swirl the brush in thinner until the rag stays clean.", "Wash it with soap and warm water, then rinse.", "Reshape the bristles and hang the brush up to dry.")]
    public void Steps_that_lean_on_each_other_are_kept_though_the_title_counts_them(string title, params string[] steps) => Mined.Keeps(ContentRefusalTests.Page(title, steps));

    [Theory]
    [InlineData("<p>The council will:</p>", "Resurface the market square by June.", "Plant forty trees along the river.", "Open a crossing at the school.", "Replace the lamps in the high street.")]
    [InlineData("<p>What happened that week.</p>", "The river rose two metres on Sunday night.", "Volunteers had filled sandbags since noon.", "The wall held until the early morning.", "Nobody was hurt, but forty cellars are wet.")]
    public void Reports_of_what_others_do_are_refused(string before, params string[] entries) =>
        Mined.Refuses(Mined.Kettle(before + "<ol>" + string.Concat(entries.Select(e => $"<li>{e}</li>")) + "</ol>", "Flood plan agreed"), "instructs", "not_instructions");

    [Theory]
    [InlineData("<p>You will:</p>")]
    [InlineData("<p>Do this twice a year:</p>")]
    public void What_the_reader_is_told_to_do_is_kept(string before) => Mined.Keeps(Mined.Kettle(before + "<ol>" + Mined.Steps("<li>{0}</li>") + "</ol>"));

    [Theory]
    [InlineData(3, "too_few_steps")]
    [InlineData(16, "too_many_steps")]
    public void Too_few_and_too_many_steps_are_refused(int count, string reason) =>
        Mined.Refuses(Mined.Kettle("<ol>" + string.Concat(Enumerable.Range(0, count).Select(i => $"<li>Turn the {"abcdefghijklmnopqr"[i]}{"qwertyuiopasdfghj"[i]}x wheel to the left.</li>")) + "</ol>"), "prefilter", reason);
}
