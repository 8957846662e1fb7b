namespace How2Mine.Tests.Mining.Rules;

/// <summary>The goal says what is reached, without the words that announce it.</summary>
public class GoalTests
{
    [Theory]
    [InlineData("How to Descale a Kettle", "Descale a Kettle")]
    [InlineData("How do I descale a kettle?", "Descale a kettle")]
    [InlineData("How to descale a kettle: 4 steps (with pictures)", "Descale a kettle: 4 steps")]
    [InlineData("A step by step guide to descaling kettles", "Descaling kettles")]
    [InlineData("3. Rinsing the kettle", "Rinse the kettle")]
    [InlineData("Cutting the lime", "Cut the lime")]
    [InlineData("3D prints of a kettle", "3D prints of a kettle")]
    [InlineData("5-minute kettle care", "5-minute kettle care")]
    [InlineData("Steps to descale a kettle", "Descale a kettle")]
    [InlineData("Kettle descaling tutorial", "Kettle descaling")]
    [InlineData("How to descale a kettle step by step", "Descale a kettle")]
    public void Of_the_title(string title, string goal) => Assert.Equal(goal, Goal(title));

    [Theory]
    [InlineData("How to descale a kettle | Page", "Descale a kettle")]
    [InlineData("Page.example - How to descale a kettle", "Descale a kettle")]
    [InlineData("How to descale a kettle – Tea &amp; Co", "Descale a kettle")]
    public void Without_the_name_of_the_site(string title, string goal) => Assert.Equal(goal, Goal(title));

    [Fact]
    public void A_heading_that_says_more_than_the_title_wins() =>
        Assert.Equal("Descale a kettle", Mined.One(Mined.Kettle("<h2>How to descale a kettle</h2><ol>" + Mined.Steps("<li>{0}</li>") + "</ol>", "Ann's kitchen notes")).Goal);

    /// <summary>"Baking" names a powder there, and the page gives the recipe this name.</summary>
    [Fact]
    public void A_marked_name_stays_as_it_is() =>
        Assert.Equal("Baking powder biscuits", Mined.One(Mined.Kettle("", "Biscuits", head: $$"""<script type="application/ld+json">{"@type":"Recipe","name":"Baking powder biscuits","recipeInstructions":["{{string.Join("\",\"", Mined.KettleSteps)}}"]}</script>""")).Goal);

    [Fact]
    public void The_nearest_heading_does_not_win_over_one_in_the_words_of_the_steps() =>
        Assert.Equal("Descale a kettle with acid", Mined.One(Mined.Kettle("<h2>How to descale a kettle with acid</h2><h3>Good to know</h3><ol>" + Mined.Steps("<li>{0}</li>") + "</ol>", "Ann's kitchen notes")).Goal);

    [Fact]
    public void A_heading_that_only_announces_steps_does_not() =>
        Assert.Equal("Descale a kettle", Mined.One(Mined.Kettle("<h2>Instructions</h2><ol>" + Mined.Steps("<li>{0}</li>") + "</ol>")).Goal);

    static string Goal(string title) =>
        Mined.One($"<html lang=en><title>{title}</title><body><p>Kettles grow a crust in hard water.</p><ol>" + Mined.Steps("<li>{0}</li>") + "</ol></body></html>").Goal;
}
