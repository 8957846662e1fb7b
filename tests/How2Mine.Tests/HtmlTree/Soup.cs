using System.Text;

namespace How2Mine.Tests.HtmlTree;

/// <summary>Documents of tags thrown together at random: every mode of the tree builder meets every tag.</summary>
static class Soup
{
    static readonly string[] Tags =
        ("a b i p div span table tr td th tbody thead caption colgroup col ul ol li dl dt dd h1 h2 form button nobr font em code pre br hr img input svg math mi desc foreignObject annotation-xml title "
        + "script style textarea applet marquee object ruby rb rt rtc rp address section x-y body html head frameset frame option optgroup select noscript plaintext iframe xmp listing image").Split(' ');

    static readonly string[] Texts =
        [" ", "text ", "&amp;x&#65", "&notit;&copy=1&#x80;&#0;", "a\0b", "\r\n", "<!-- c -->", "<!--->", "<![CDATA[x]]>", "<?x?>", "</>", "< ", "<!DOCTYPE html>", "<p a=1 A=2 b='&lt=' c=\"&ampx\" d>", "<br/>", "<svg/>", "</br>", "</p>"];

    public static string Of(int seed)
    {
        var random = new Random(seed);
        var html = new StringBuilder();
        if (random.Next(2) == 0) html.Append("<!DOCTYPE html>");
        for (var left = random.Next(3, 30); left > 0; left--)
        {
            // The first tags are those that pages are made of.
            var tag = Tags[random.Next(random.Next(3) == 0 ? Tags.Length : 30)];
            html.Append(random.Next(10) switch { 0 or 1 or 2 => $"</{tag}>", 3 => $"<{tag} class=x{random.Next(2)}>", 4 or 5 => Texts[random.Next(Texts.Length)], _ => $"<{tag}>" });
        }
        return html.ToString();
    }
}
