using System.Text.Encodings.Web;
using System.Text.Json;

namespace How2Mine.Tests.Text;

/// <summary>Pages that show their text only once scripts have run carry it all the same.</summary>
public class ScriptedTextTests
{
    const string First = "Take the wheel out and let all the air go, then work the tyre off the rim on one side with two levers.";
    const string Second = "Pull the old tube out, feel along the inside of the tyre for the thorn, and fit the new tube valve first.";

    static string Post(int times) => string.Concat(Enumerable.Repeat($"<p>{First}</p><p>{Second}</p>", times));

    [Fact]
    public void What_a_script_would_unhide_is_read_where_nothing_else_is()
    {
        var text = TextPages.Of($"<div id=app>Loading</div><div hidden id='S:0'><article><h1>Change a tube</h1>{Post(10)}</article></div>").Text;
        Assert.Contains(First, text, StringComparison.Ordinal);
        Assert.Contains(Second, text, StringComparison.Ordinal);
    }

    [Fact]
    public void What_stands_there_for_browsers_without_scripts_is_read_where_nothing_else_is() =>
        Assert.Contains(First, TextPages.Of($"<div id=app>Loading</div><noscript><h1>Change a tube</h1>{Post(10)}</noscript>").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_for_scripts_are_read_even_inside_other_data(bool isNested)
    {
        var posts = JsonSerializer.Serialize(new { posts = new[] { new { id = 1, cooked = Post(5) }, new { id = 2, cooked = Post(3) } } });
        var data = isNested ? JsonSerializer.Serialize(new { topic_17 = posts }) : posts;
        foreach (var body in new[] { $"<div data-preloaded='{HtmlEncoder.Default.Encode(data)}'></div>", $"<script type=application/json>{data}</script>" })
        {
            var text = TextPages.Of("<header>Forum</header>" + body).Text;
            Assert.Contains(First, text, StringComparison.Ordinal);
            Assert.Contains(Second, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_page_with_text_in_sight_is_what_is_in_sight()
    {
        var text = TextPages.Of($"<article><h1>Change a tube</h1>{Post(10)}</article><div hidden><p>{string.Concat(Enumerable.Repeat("What nobody sees is not what the page says. ", 200))}</p></div>").Text;
        Assert.Contains(First, text, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody sees", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{\"a\": ")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[")]
    public void Broken_data_are_passed_over(string start) =>
        Assert.Equal(First, TextPages.Of($"<main><p>{First}</p></main><script type=application/json>{start}{new string('x', 5000)}</script>").Text);
}
