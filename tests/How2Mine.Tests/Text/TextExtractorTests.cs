using How2Mine.Text;

namespace How2Mine.Tests.Text;

public class TextExtractorTests
{
    [Theory]
    [InlineData("Oak shelves | Shelves", "", "Oak shelves")]
    [InlineData("Shelves: Oak shelves", "", "Oak shelves")]
    [InlineData("Oak shelves for small rooms in old houses - Workshop weekly", "", "Oak shelves for small rooms in old houses")]
    [InlineData("Oak shelves – a guide for beginners", "", "Oak shelves – a guide for beginners")]
    [InlineData("Shelves » Wood » Oak shelves", "<h1>Oak shelves</h1>", "Oak shelves")]
    [InlineData("", "<h1>Oak shelves</h1>", "Oak shelves")]
    [InlineData("  Oak\n   shelves &amp; more ", "", "Oak shelves & more")]
    [InlineData("Oak shelves", "<h1>Welcome</h1>", "Oak shelves")]
    public void The_title_goes_without_the_sites_name(string title, string body, string expected) =>
        Assert.Equal(expected, TextPages.Extract(TextPages.Page($"<html lang=en><title>{title}</title><body>{body}<p>Oak is heavy and hard.</p>")).Title);

    [Fact]
    public void The_title_for_social_networks_tells_where_the_sites_name_begins() =>
        Assert.Equal("Oak shelves - the long way", TextPages.Extract(TextPages.Page("<html lang=en><head><title>Oak shelves - the long way - Planks</title><meta property=og:title content='Oak shelves - the long way'></head><body><p>Oak is heavy.</p>")).Title);

    public static TheoryData<string, string> TooMuch() => new()
    {
        { "characters", string.Concat(Enumerable.Repeat("<p>word</p>", 5000)) },
        { "elements", string.Concat(Enumerable.Repeat("<p>a", 1000)) },
        { "depth", string.Concat(Enumerable.Repeat("<div>", 300)) },
        { "work", string.Concat(Enumerable.Repeat("<p>", 90).Select((p, i) => $"<font size={i}>")) + string.Concat(Enumerable.Repeat("<br></x>", 500)) },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public void A_page_over_a_limit_is_dropped_by_the_limits_name(string limit, string body)
    {
        var limits = new TextLimits { MaxCharacters = 20_000, MaxElements = 500, MaxDepth = 100, MaxWork = 10_000 };
        Assert.False(new TextExtractor(limits).Process(TextPages.Page("<html><body>" + body)).IsKept(out _, out var drop));
        Assert.Equal("over_limit", drop.Reason);
        Assert.Matches($@"^{limit}: \d+, at most \d+ wanted$", drop.Detail);
    }

    [Fact]
    public void A_page_right_below_the_limits_is_kept() =>
        Assert.True(new TextExtractor(new TextLimits { MaxElements = 60 }).Process(TextPages.Page("<html><body>" + string.Concat(Enumerable.Repeat("<p>a</p>", 50)))).IsKept(out _, out _));

    [Theory]
    [InlineData("de", "Oak is heavy and hard, so that every shelf of it wants a bracket at both of its ends and one more in the middle of the board.", "en")]
    [InlineData("en", "Eiche ist schwer und hart, deshalb braucht jedes Brett an beiden Enden eine Stütze und dazu noch eine in der Mitte, damit es hält.", "de")]
    [InlineData("fr-CA", "Le bois.", "fr")]
    [InlineData("", "El roble es pesado y duro, por eso cada estante necesita un soporte en cada extremo y otro más en el centro de la tabla.", "es")]
    public void The_language_is_read_where_the_page_says_another(string declared, string text, string language) =>
        Assert.Equal(language, TextPages.Extract(TextPages.Page($"<html lang='{declared}'><title>x</title><body><p>{text}</p><p>{text}</p>")).Language);

    [Fact]
    public void A_WET_text_is_taken_line_by_line_with_its_first_line_as_title()
    {
        var page = TextPages.Extract(TextPages.Page("Oak shelves\n\n  Measure <b>twice</b>.  \r\nDrill once.\n", isPlainText: true));
        Assert.Equal("Oak shelves", page.Title);
        Assert.Equal(["Oak shelves", "Measure <b>twice</b>.", "Drill once."], page.Blocks.Select(b => b.Text));
        Assert.All(page.Blocks, b => Assert.True(b.IsMain));
        Assert.Empty(page.Marked);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\0\0\0")]
    [InlineData("<<<>>>&#xFFFFFF;&nosuch;<p")]
    [InlineData("<frameset><frame src=a></frameset>")]
    [InlineData("<html><body></body></html>")]
    public void Pages_of_no_use_are_kept_empty_or_dropped_with_a_reason(string content)
    {
        if (!new TextExtractor(new TextLimits()).Process(TextPages.Page(content)).IsKept(out var texts, out var drop)) Assert.Equal("no_text", drop.Reason);
        else Assert.InRange(texts[0].Text.Length, 0, content.Length);
    }

    [Fact]
    public void The_same_page_gives_the_same_text_again()
    {
        var page = TextPages.Page("<html lang=en><title>Oak</title><body><h1>Oak</h1><ol><li>Measure the wall.</li><li>Drill two holes.</li></ol>");
        var (one, two) = (TextPages.Extract(page), TextPages.Extract(page));
        Assert.Equal((one.Text, one.Title, one.Topic, one.TopicScore, one.HowToScore), (two.Text, two.Title, two.Topic, two.TopicScore, two.HowToScore));
        Assert.Equal(one.Blocks, two.Blocks);
    }
}
