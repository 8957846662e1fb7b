namespace How2Mine.Tests.Mining.Rules;

/// <summary>Steps without numbers: what announces them, or how they read, gives them away.</summary>
public class UnnumberedRunsTests
{
    [Theory]
    [InlineData("<h2>Directions</h2>", "<p>{0}</p>", "")]
    [InlineData("<p><b>Method:</b></p>", "<p>{0}</p>", "")]
    [InlineData("<h2>Instructions</h2><ul>", "<li>{0}</li>", "</ul>")]
    [InlineData("<p>Directions:<br>", "{0}<br>", "</p>")]
    public void Below_a_directions_heading(string before, string pattern, string after)
    {
        var found = Mined.One(Mined.Kettle(before + Mined.Steps(pattern) + after + "<h2>About us</h2><p>We sell kettles and pots.</p>", "Kettle care"));
        Assert.Equal(Mined.KettleSteps, found.Steps);
        Assert.Equal(("Kettle care", "rules/directions"), (found.Goal, found.Miner));
    }

    [Fact]
    public void Bullets_below_a_how_to_heading()
    {
        var found = Mined.One(Mined.Kettle("<h2>How to descale a kettle</h2><ul>" + Mined.Steps("<li>{0}</li>") + "</ul>", "Kettle care"));
        Assert.Equal(Mined.KettleSteps, found.Steps);
        Assert.Equal(("Descale a kettle", "rules/how_to_list"), (found.Goal, found.Miner));
    }

    [Fact]
    public void Paragraphs_of_a_how_to_page_without_its_opening_and_closing_words()
    {
        var found = Mined.One(Mined.Kettle("<p>Hard water leaves a crust in kettles.</p>" + Mined.Steps("<p>{0}</p>") + "<p>That was all there is to it.</p>"));
        Assert.Equal(Mined.KettleSteps, found.Steps);
    }

    [Fact]
    public void Rows_of_a_table()
    {
        var found = Mined.One(Mined.Kettle("<table>" + Mined.Steps("<tr><td>{0}</td></tr>") + "</table>"));
        Assert.Equal(Mined.KettleSteps, found.Steps);
    }

    [Fact]
    public void A_definition_list_of_titles_and_what_to_do()
    {
        var found = Mined.One(Mined.Kettle("<dl><dt>Fill</dt><dd>Fill the kettle with water.</dd><dt>Boil</dt><dd>Boil it with the acid.</dd><dt>Wait</dt><dd>Wait for twenty minutes.</dd><dt>Rinse</dt><dd>Rinse the kettle twice.</dd></dl>", "Kettle care"));
        Assert.Equal("rules/definition_list", found.Miner);
        Assert.Equal(["Fill. Fill the kettle with water.", "Boil. Boil it with the acid.", "Wait. Wait for twenty minutes.", "Rinse. Rinse the kettle twice."], found.Steps);
    }

    [Fact]
    public void Headings_with_a_paragraph_each()
    {
        var found = Mined.One(Mined.Kettle("<h2>Fill it</h2><p>Fill the kettle with water.</p><h2>Boil it</h2><p>Boil it with the acid.</p><h2>Wait</h2><p>Wait for twenty minutes.</p><h2>Rinse</h2><p>Rinse the kettle twice.</p>", "Kettle care"));
        Assert.Equal(("rules/headings", "Fill it. Fill the kettle with water.", 4), (found.Miner, found.Steps[0], found.Steps.Count));
    }

    [Fact]
    public void Paragraphs_that_go_from_first_to_finally()
    {
        var found = Mined.One(Mined.Kettle("<p>First, fill the kettle half full.</p><p>Then add two spoons of citric acid.</p><p>Next, boil the water and wait twenty minutes.</p><p>Finally, rinse the kettle under the tap.</p>", "Kettle care"));
        Assert.Equal(("rules/transitions", 4), (found.Miner, found.Steps.Count));
        Assert.Equal("Finally, rinse the kettle under the tap.", found.Steps[^1]);
    }

    [Fact]
    public void Sentences_of_one_paragraph_that_go_from_first_to_finally()
    {
        var found = Mined.One(Mined.Kettle("<p>First, fill the kettle half full. Then add two spoons of citric acid. Next, boil the water and wait. Finally, rinse the kettle under the tap.</p>", "Kettle care"));
        Assert.Equal(["First, fill the kettle half full.", "Then add two spoons of citric acid.", "Next, boil the water and wait.", "Finally, rinse the kettle under the tap."], found.Steps);
    }

    [Theory]
    [InlineData("<h2>You will need</h2><ul><li>citric acid</li><li>a spoon</li></ul>")]
    [InlineData("<p>You will need: citric acid, a spoon.</p>")]
    [InlineData("<h3>Tools and materials</h3><ul><li>citric acid</li><li>a spoon</li></ul>")]
    [InlineData("<h2>Ingredients</h2><table><tr><td>citric acid</td></tr><tr><td>a spoon</td></tr></table>")]
    public void What_is_needed_is_kept_beside_the_steps(string needed) =>
        Assert.Equal(["citric acid", "a spoon"], Mined.One(Mined.Kettle(needed + "<h2>Steps</h2><ol>" + Mined.Steps("<li>{0}</li>") + "</ol>")).Resources);
}
