using System.Globalization;
using System.Text;

namespace How2Mine.Tests.Text;

/// <summary>Pages made to be dear: each shape makes some parser, walk or search quadratic that is not careful.</summary>
static class HostilePages
{
    const string Head = "<!DOCTYPE html><html lang=en><head><title>How to fold a paper boat step by step</title></head><body><h1>How to fold a paper boat</h1>";

    const string Prose = "<p>Fold the sheet of paper in half and press the crease with your thumb until it lies flat. Then turn the sheet over and fold it again.</p>";

    /// <summary>Sized for a test that runs each; <paramref name="scale"/> 1 gives 1 to 3 MB.</summary>
    public static IEnumerable<(string Name, string Html)> All(double scale) =>
        Markup(scale).Concat(Attributes(scale)).Concat(Blocks(scale)).Concat(HostileData.All(scale)).Select(p => (p.Name, p.Body.StartsWith('<') ? $"{Head}{p.Body}{Prose}" : p.Body));

    static int N(double scale, int count) => Math.Max(3, (int)(count * scale));

    internal static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();

    internal static string Count(int count, Func<int, string> text)
    {
        var all = new StringBuilder();
        for (var i = 0; i < count; i++) all.Append(text(i));
        return all.ToString();
    }

    static IEnumerable<(string Name, string Body)> Markup(double s)
    {
        yield return ("nested elements", Repeat("<div>", N(s, 300_000)));
        yield return ("nested to the limit, many times", Repeat(Repeat("<div>a", 200) + Repeat("</div>", 200), N(s, 250)));
        yield return ("unclosed formatting", Repeat("<b><i><font size=1><p>a", N(s, 100_000)));
        yield return ("unclosed formatting, differing", Count(N(s, 3_000), i => $"<font size={i}>") + Repeat("<p>a", N(s, 100)));
        yield return ("adoption", Repeat("<b><div></b>a", N(s, 100_000)));
        yield return ("adoption with closing", Repeat("<b><div><i></b></div></i>a", N(s, 60_000)));
        yield return ("nested links", Repeat("<a href=x><p>a", N(s, 100_000)));
        yield return ("stray end tags", Repeat("</b>", N(s, 500_000)));
        yield return ("stray paragraph ends", Repeat("</p>", N(s, 500_000)));
        yield return ("stray ends in depth", Repeat("<div>", 200) + Repeat("<br></x>", N(s, 55_000)));
        yield return ("nested tables", Repeat("<table><tr><td>", N(s, 100_000)));
        yield return ("foster parents", "<table>" + Repeat("<b>a<tr>", N(s, 100_000)));
        yield return ("foster text", "<table>" + Repeat("a<tr>", N(s, 55_000)));
        yield return ("huge table", "<table>" + Repeat("<tr>" + Repeat("<td>Cut it.", 10), N(s, 5_000)) + "</table>");
        yield return ("wide cells", "<table>" + Repeat("<tr><td colspan=100000 rowspan=65000>a", N(s, 25_000)));
        yield return ("nested lists", Repeat(Repeat("<ul><li>Cut the paper.", 100) + Repeat("</ul>", 100), N(s, 280)));
        yield return ("options", "<select>" + Repeat("<option>a", N(s, 55_000)));
        yield return ("templates", Repeat("<template>", N(s, 100_000)));
        yield return ("drawing", Repeat("<svg><desc><math><mi>", N(s, 100_000)));
        yield return ("angle brackets", Repeat("<", N(s, 2_900_000)));
        yield return ("open tags", Repeat("<a", N(s, 1_400_000)));
        yield return ("end tags without names", Repeat("</ ", N(s, 900_000)));
        yield return ("comments", Repeat("<!--", N(s, 700_000)));
        yield return ("bogus comments", Repeat("<!x", N(s, 900_000)));
        yield return ("markup sections", Repeat("<![CDATA[", N(s, 300_000)));
        yield return ("entities", "<p>" + Repeat("&amp;&notit;&#x1F600;&#0;&nosuch", N(s, 90_000)));
        yield return ("zeros", "<p>" + Repeat("\0", N(s, 2_900_000)));
        yield return ("zeros in tags", Repeat("<p\0 a\0=\0>\0", N(s, 50_000)));
        yield return ("a script without end", "<script>" + Repeat("<!--<script>", N(s, 200_000)));
        yield return ("plaintext", "<plaintext>" + Repeat("<p>Cut.\n", N(s, 300_000)));
        yield return ("frames", "<frameset>" + Repeat("<frame>", N(s, 100_000)));
        yield return ("lone surrogates", "<p>" + Repeat("\ud800a\udc00. ", N(s, 500_000)));
    }

    static IEnumerable<(string Name, string Body)> Attributes(double s)
    {
        yield return ("attributes of one element", "<p " + Count(N(s, 250_000), i => $" a{i}") + ">a");
        yield return ("the same attribute", "<p " + Repeat(" a", N(s, 1_000_000)) + ">a");
        yield return ("many attributes of many", Repeat("<p " + Count(100, i => $" a{i}=1") + ">a", N(s, 3_000)));
        yield return ("a long class above many", $"<div class='{Repeat("word ", N(s, 200_000))}'>" + Repeat("<p class=a>Cut it.", N(s, 50_000)));
        yield return ("a long class for each", Repeat($"<div class='{Repeat("x", 1000)} b'><p class=a>Cut the paper.</p></div>", N(s, 2_500)));
        yield return ("a long style", $"<div style='{Repeat("a : b ; ", N(s, 300_000))}'><p>Cut it.");
        yield return ("an unclosed value", "<p title=\"" + Repeat("a b='", N(s, 500_000)));
        yield return ("a title and headings", $"<title>{Repeat("aab ", N(s, 250_000))}</title>" + Count(N(s, 20_000), i => $"<h1>aab aab aab {i}</h1>"));
        yield return ("a long title", $"</h1></body></html><title>{Repeat("How to | cut - it : ", N(s, 140_000))}</title>");
        yield return ("a long heading", $"<h2>{Repeat("How to cut it ", N(s, 150_000))}</h2>" + Repeat("<ol><li>Cut<li>Fold<li>Turn<li>Press</ol>", N(s, 8_000)));
    }

    static IEnumerable<(string Name, string Body)> Blocks(double s)
    {
        yield return ("short lists", Repeat("<ol><li>Cut the paper.<li>Fold the paper.<li>Turn the paper.<li>Press it.</ol>", N(s, 9_000)));
        yield return ("bullets under headings", Repeat("<h3>How to do it</h3><ul><li>Cut the paper.<li>Fold the paper.<li>Turn it over.<li>Press it.</ul>", N(s, 9_000)));
        yield return ("one long list", "<ol>" + Count(N(s, 55_000), i => $"<li>Cut {i} sheets."));
        yield return ("lists that go on", Count(N(s, 25_000), i => $"<ol start={(i % 99) + 1}><li>Cut {i}.</ol>"));
        yield return ("numbered lines", "<p>" + Count(N(s, 100_000), i => $"{(i % 4) + 1}. Cut {i} sheets.<br>").Replace("<br>", "\n<br>", StringComparison.Ordinal)[..Math.Min(1_500_000, N(s, 1_500_000))]);
        yield return ("only first lines", Repeat("<p>1. Cut the paper.", N(s, 55_000)));
        yield return ("first lines of many kinds", Count(N(s, 55_000), i => $"<p>{(i % 99) + 1}.{(i % 5) + 1} Cut the paper."));
        yield return ("a run and much behind it", Repeat("<p>Step 1: cut<p>Step 2: fold<p>Step 3: turn", N(s, 6_000)) + Repeat("<p>Cut the paper.", N(s, 30_000)));
        yield return ("numbered code", "<pre>" + Count(N(s, 150_000), i => $"{(i % 9) + 1}) cut\n"));
        yield return ("headed steps", Repeat("<h2>Cut</h2><p>Cut the paper.", N(s, 25_000)));
        yield return ("headed talk", Repeat("<h2>Paper</h2><p>Cut the paper.<p>It is good.", N(s, 18_000)));
        yield return ("terms", "<dl>" + Repeat("<dt>Corner<dd>Cut the paper.", N(s, 25_000)));
        yield return ("directions", Repeat("<p>Directions<p>It was a fine day.", N(s, 25_000)));
        yield return ("directions in one item", "<ul><li>" + Repeat("<div>Directions</div><div>It was fine</div>", N(s, 25_000)));
        yield return ("directions and pictures", "<h2>Directions</h2>" + Repeat("<figcaption>Directions</figcaption>", N(s, 50_000)));
        yield return ("first, then", Repeat("<p>First cut the paper with care.<p>Then fold it with care again.<p>Finally press it with care.", N(s, 15_000)));
        yield return ("first, then in one paragraph", "<p>First, cut it. Then fold it. Finally press it. " + Repeat("It was a fine day. ", N(s, 140_000)));
        yield return ("one word", "<p>" + Repeat("a", N(s, 2_900_000)));
        yield return ("one sentence", "<p>First " + Repeat("cut the paper, ", N(s, 190_000)));
        yield return ("ideographs", "<p>" + Repeat("切紙折紙", N(s, 700_000)));
        yield return ("spaces", "<p>" + Repeat(" \t\n", N(s, 900_000)) + "a");
        yield return ("bold words", "<p>" + Repeat("<b>Cut:</b> the paper. ", N(s, 50_000)));
        yield return ("line breaks", "<p>Cut the paper.<br>" + Repeat("Fold it.<br>", N(s, 55_000)));
        yield return ("ingredients before lists", "<p>You will need<p>" + Repeat("<p>Paper", N(s, 15_000)) + Repeat("<ol><li>Cut<li>Fold<li>Turn<li>Press</ol>", N(s, 8_000)));
        yield return ("a long step in each", Repeat("<ol><li>" + Repeat("Cut it. ", 3_000) + "<li>Fold<li>Turn<li>Press</ol>", N(s, 100)));
        yield return ("a step of millions", "<ol><li>" + Repeat("Cut the paper. ", N(s, 180_000)) + "<li>Fold it.<li>Turn it.<li>Press it.</ol>");
        yield return ("two steps of millions", "<h2>Directions</h2><p>" + Count(N(s, 90_000), i => string.Create(CultureInfo.InvariantCulture, $"Cut the sheet {i}. ")) + "<p>Fold it.<p>Turn it over.");
    }
}
