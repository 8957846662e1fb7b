namespace How2Mine.Tests.Mining.Rules;

/// <summary>Steps that a page numbers, whatever the markup.</summary>
public class NumberedRunsTests
{
    [Theory]
    [InlineData("<ol>", "<li>{0}</li>", "</ol>", "ordered_list")]
    [InlineData("<ol>", "<li><p>{0}</p></li>", "</ol>", "ordered_list")]
    [InlineData("", "<ol start={1}><li>{0}</li></ol><img src={1}.jpg alt=''>", "", "ordered_list")]
    [InlineData("", "<h2>Step {1}</h2><p>{0}</p>", "", "step_headings")]
    [InlineData("", "<p><b>Step {1}</b></p><p>{0}</p>", "", "numbered_lines")]
    [InlineData("", "<p><strong>Step {1}:</strong> {0}</p>", "", "numbered_lines")]
    [InlineData("", "<div class=row><div>{1}</div><div>{0}</div></div>", "", "numbered_lines")]
    [InlineData("<p>", "{1}. {0}<br>", "</p>", "numbered_lines")]
    [InlineData("<pre>", "{1}) {0}\n", "</pre>", "numbered_lines")]
    [InlineData("<table>", "<tr><td>{1}.</td><td>{0}</td></tr>", "</table>", "numbered_lines")]
    [InlineData("<ul>", "<li>{1}. {0}</li>", "</ul>", "numbered_lines")]
    public void Steps_are_found_in_order_without_their_numbers(string before, string pattern, string after, string how)
    {
        var found = Mined.One(Mined.Kettle("<p>Kettles grow a crust.</p>" + before + Mined.Steps(pattern) + after + "<p>Your tea tastes of tea again.</p>"));
        Assert.Equal(Mined.KettleSteps, found.Steps);
        Assert.Equal(("Descale a kettle", "rules/" + how), (found.Goal, found.Miner));
    }

    [Fact]
    public void A_list_cut_in_parts_goes_on_where_it_stopped()
    {
        var parts = $"<ol><li>{Mined.KettleSteps[0]}</li><li>{Mined.KettleSteps[1]}</li></ol><figure><img src=a.jpg><figcaption>The acid</figcaption></figure><ol start=3><li>{Mined.KettleSteps[2]}</li><li>{Mined.KettleSteps[3]}</li></ol>";
        Assert.Equal(Mined.KettleSteps, Mined.One(Mined.Kettle(parts)).Steps);
    }

    [Fact]
    public void Items_of_a_nested_list_belong_to_the_step_around_them()
    {
        var found = Mined.One(Mined.Kettle("<ol><li>Mix the bath:<ul><li>a litre of water</li><li>two spoons of acid</li></ul></li><li>Boil it once.</li><li>Wait twenty minutes.</li><li>Rinse the kettle.</li></ol>"));
        Assert.Equal(["Mix the bath: a litre of water. two spoons of acid", "Boil it once.", "Wait twenty minutes.", "Rinse the kettle."], found.Steps);
    }

    [Fact]
    public void Numbers_in_words_and_titles_behind_them()
    {
        var html = Mined.Kettle("<h3>Step One: Fill</h3><p>Fill the kettle with water.</p><h3>Step Two: Boil</h3><p>Boil it with the acid.</p><h3>Step Three: Rinse</h3><p>Pour it away and rinse.</p><h3>Step Four: Dry</h3><p>Wipe the outside dry.</p><h3>Comments</h3><p>Thank you for reading.</p>");
        Assert.Equal(["Fill. Fill the kettle with water.", "Boil. Boil it with the acid.", "Rinse. Pour it away and rinse.", "Dry. Wipe the outside dry."], Mined.One(html).Steps);
    }

    [Fact]
    public void Two_procedures_on_a_page_have_a_goal_each_and_keep_their_order()
    {
        var second = "<h2>How to clean a teapot</h2><ol><li>Empty out the old leaves.</li><li>Sprinkle in some baking soda.</li><li>Scrub the inside with a brush.</li><li>Rinse it under hot water.</li></ol>";
        var found = Mined.ByRules(Mined.Kettle("<h2>How to descale a kettle</h2><ol>" + Mined.Steps("<li>{0}</li>") + "</ol>" + second, "Kettles and teapots"));
        Assert.Equal([("Descale a kettle", 0), ("Clean a teapot", 1)], found.Select(f => (f.Goal, f.Ordinal)));
        Assert.Equal(Mined.KettleSteps, found[0].Steps);
        Assert.Equal(2, found.Select(f => f.Id).Distinct().Count());
    }

    [Fact]
    public void What_stands_behind_the_last_step_is_no_part_of_it() =>
        Assert.Equal(Mined.KettleSteps[^1], Mined.One(Mined.Kettle(Mined.Steps("<p>{1}. {0}</p>") + "<h2>About the author</h2><p>Ann likes tea.</p>")).Steps[^1]);

    [Fact]
    public void An_advertisement_between_steps_is_left_out() =>
        Assert.Equal(Mined.KettleSteps, Mined.One(Mined.Kettle("<ol>" + Mined.Steps("<li>{0}</li>").Replace("</li><li>Boil", "</li><li>Advertisement</li><li>Boil", StringComparison.Ordinal) + "</ol>")).Steps);

    [Theory]
    [InlineData("<p>1. Add a comment.</p><p>We met in 2009.</p><p>3. Nothing follows.</p>")]
    [InlineData("<p>Only prose about kettles here, and nobody is told to do a thing about them.</p>")]
    [InlineData("<ol><li>Kettles</li><li>Teapots</li></ol>")]
    public void A_page_without_a_run_of_steps_says_so(string body)
    {
        Assert.False(new How2Mine.Mining.Rules.RulesMiner().Process(Candidates.PageOf(Mined.Kettle(body, "Kettles"))).IsKept(out _, out var drop));
        Assert.Equal(("no_steps", "neither structured data nor a run of steps is on the page"), (drop.Reason, drop.Detail));
    }
}
