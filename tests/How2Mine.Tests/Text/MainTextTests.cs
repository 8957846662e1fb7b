using How2Mine.Text;

namespace How2Mine.Tests.Text;

/// <summary>The main text of a page is what it is about, in reading order, without what every page of the site has.</summary>
public class MainTextTests
{
    const string Article = "<h1>Oak shelves</h1><p>Oak is heavy and hard, so every shelf of it wants a bracket at each end and one in the middle.</p><p>Measure twice before you drill, for masonry forgives nothing and filler never matches.</p>";

    [Theory]
    [InlineData("<nav><a href=/a>Home</a> <a href=/b>Garden and patio</a></nav>", "Garden and patio")]
    [InlineData("<footer><p>All rights reserved by Oak Limited.</p></footer>", "All rights reserved")]
    [InlineData("<aside><p>Win a drill in our autumn draw.</p></aside>", "Win a drill")]
    [InlineData("<div class='cookie-banner'><p>We use cookies to make this site better for you.</p></div>", "cookies")]
    [InlineData("<div id=CybotCookiebotDialog><p>This website uses biscuits of third parties.</p></div>", "biscuits")]
    [InlineData("<div class=related><h3>Read next</h3><ul><li><a href=/1>Ten pine shelves</a></li><li><a href=/2>Hang a mirror</a></li></ul></div>", "Ten pine shelves")]
    [InlineData("<div class=box><ul><li><a href=/1>Ten pine shelves</a></li><li><a href=/2>Hang a mirror</a></li><li><a href=/3>Fill a crack</a></li></ul></div>", "Hang a mirror")]
    [InlineData("<section class=comments><p>Bob says: mine fell down within a week, thanks for nothing.</p></section>", "fell down")]
    [InlineData("<div class='share-buttons'><span>Share this with friends</span></div>", "Share this")]
    [InlineData("<ul class=breadcrumb><li>Home</li><li>Workshop</li></ul>", "Workshop")]
    [InlineData("<div class='newsletter-signup'><p>Get our letter every Friday morning.</p></div>", "every Friday")]
    [InlineData("<header><p>The site for people with a workshop.</p></header>", "people with a workshop")]
    [InlineData("<script>var shelves = 'never shown';</script><style>.x { content: 'never shown' }</style><noscript>never shown</noscript>", "never shown")]
    public void Furniture_stays_out(string furniture, string words)
    {
        foreach (var body in new[] { furniture + $"<article>{Article}</article>", $"<article>{Article}</article>" + furniture })
        {
            var text = Text(body);
            Assert.DoesNotContain(words, text, StringComparison.Ordinal);
            Assert.Contains("Oak is heavy and hard", text, StringComparison.Ordinal);
            Assert.Contains("Measure twice", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Headings_lists_tables_and_quotations_keep_their_order()
    {
        var blocks = Blocks(Article + "<h2>Tools</h2><ul><li>a drill</li><li>a level<ul><li>a long one</li></ul></li></ul><h2>Sizes</h2><table><tr><th>Span</th><th>Board</th></tr><tr><td>60 cm</td><td>18 mm</td></tr></table><ol start=3><li>Drill.</li><li>Screw.</li></ol><blockquote><p>Never hurry.</p></blockquote><pre>a\n  b</pre>");
        Assert.Equal(
            ["Heading Tools", "ListItem a drill", "ListItem a level", "ListItem a long one", "Heading Sizes", "TableCell Span", "TableCell Board", "TableCell 60 cm", "TableCell 18 mm", "ListItem Drill.", "ListItem Screw.", "Paragraph Never hurry."],
            blocks.Skip(3).SkipLast(1).Select(b => $"{b.Kind} {b.Text}"));
        Assert.Equal(BlockKind.Code, blocks[^1].Kind);
    }

    [Fact]
    public void A_block_knows_its_place()
    {
        var blocks = Blocks(Article + "<h3>Tools</h3><ul><li>a level<ul><li>a long one</li></ul></li></ul><ol start=3><li>Drill.</li><li>Screw.</li></ol>");
        Assert.Equal(3, blocks.Single(b => b.Text == "Tools").Level);
        Assert.Equal((1, 2), (blocks.Single(b => b.Text == "a level").Level, blocks.Single(b => b.Text == "a long one").Level));
        Assert.Equal([(true, 3), (true, 4)], blocks.Where(b => b.IsOrdered).Select(b => (b.IsOrdered, b.Item)));
    }

    [Fact]
    public void Inline_markup_does_not_break_words_and_breaks_of_lines_are_kept() =>
        Assert.Equal("Use a 10 mm drill\nand a level.", Blocks(Article + "<p>Use  a <b>10</b>&nbsp;mm dr<i>ill</i><br>and\n a <a href=/l>level</a>.</p>")[^1].Text);

    [Fact]
    public void A_page_that_is_furniture_through_and_through_has_no_text() =>
        Assert.Equal("", Text("<nav><a href=/a>Home</a> <a href=/b>Garden and patio</a></nav><footer class=site-footer><a href=/c>Privacy policy</a> <a href=/d>Cookies</a></footer>"));

    [Fact]
    public void The_text_is_the_main_blocks_a_line_each()
    {
        var page = TextPages.Of($"<nav><a href=/>Home</a></nav><article>{Article}</article>");
        Assert.Equal(string.Join('\n', page.Blocks.Where(b => b.IsMain).Select(b => b.Text)), page.Text);
    }

    static string Text(string body) => TextPages.Of(body).Text;

    /// <summary>What mining looks at: the text and what may belong to it.</summary>
    static List<TextBlock> Blocks(string body) => [.. TextPages.Of(body).Blocks.Where(b => b.IsNear)];
}
