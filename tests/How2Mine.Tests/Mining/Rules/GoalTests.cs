namespace How2Mine.Tests.Mining.Rules;

/// <summary>The goal says what is reached, without the words that announce it.</summary>
public class GoalTests
{
    [Theory]
    [InlineData("How to Descale a Kettle", "Descale a Kettle")]
    [InlineData("How do I descale a kettle?", "Descale a kettle")]
    [InlineData("How to descale a kettle: 4 steps (with pictures)", "Descale a kettle: 4 steps")]
    [InlineData("A step by step guide to descaling kettles", "Descaling kettles")]
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

    [Fact]
    public void A_heading_that_only_announces_steps_does_not() =>
        Assert.Equal("Descale a kettle", Mined.One(Mined.Kettle("<h2>Instructions</h2><ol>" + Mined.Steps("<li>{0}</li>") + "</ol>")).Goal);

    static string Goal(string title) =>
        Mined.One($"<html lang=en><title>{title}</title><body><p>Kettles grow a crust in hard water.</p><ol>" + Mined.Steps("<li>{0}</li>") + "</ol></body></html>").Goal;
}
