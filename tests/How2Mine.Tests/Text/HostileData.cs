using static How2Mine.Tests.Text.HostilePages;

namespace How2Mine.Tests.Text;

/// <summary>Structured data made to be dear or broken.</summary>
static class HostileData
{
    public static IEnumerable<(string Name, string Body)> All(double s) =>
        Json(s).Select(p => ("data: " + p.Name, $"<script type='application/ld+json'>{p.Json}</script><p>\"HowTo\"</p>")).Concat(Markup(s));

    static int N(double scale, int count) => Math.Max(3, (int)(count * scale));

    static string HowTo(string steps, string name = "Fold a boat") => $$"""{"@type":"HowTo","name":"{{name}}","step":[{{steps}}]}""";

    static string Step(string text) => $$"""{"@type":"HowToStep","text":"{{text}}"},""";

    static IEnumerable<(string Name, string Json)> Json(double s)
    {
        var howTo = HowTo(Step("Cut the paper.") + Step("Fold the paper."));
        yield return ("an item in itself", """{"@type":"Thing","@id":"a","p":[""" + Repeat("""{"@id":"a"},""", N(s, 45_000)) + "]}");
        yield return ("a ladder of references", "[" + Count(40, i => $$"""{"@type":"Thing","@id":"{{i}}","p":[{{Repeat($$"""{"@id":"{{i - 1}}"},""", N(s, 500))}}]},""") + "]");
        yield return ("steps in themselves", """{"@type":"HowTo","@id":"a","step":[""" + Repeat("""{"@id":"a"},""", N(s, 45_000)) + "]}");
        yield return ("sections in themselves", """[{"@type":"HowToSection","@id":"a","itemListElement":[""" + Repeat("""{"@id":"a"},""", N(s, 45_000)) + """]},{"@type":"HowTo","step":{"@id":"a"}}]""");
        yield return ("many steps", HowTo(Count(N(s, 13_000), i => Step($"Cut sheet {i} of the paper."))));
        yield return ("steps that are nearly on the page", HowTo(Count(N(s, 10_000), i => Step($"{new string('a', 38)}{i}"))) + "</script><p>" + Repeat("a", N(s, 1_500_000)) + "<script>");
        yield return ("steps in one text", $$"""{"@type":"Recipe","recipeInstructions":"{{Repeat("Cut it.\\n", N(s, 100_000))}}"}""");
        yield return ("sentences in one text", HowTo(Step(Count(N(s, 45_000), i => $"Cut the sheet {i}. "))));
        yield return ("tags without end", HowTo(Step(Repeat("&lt;a", N(s, 180_000)))));
        yield return ("entities in entities", HowTo(Step(Repeat("&amp;amp;lt;b", N(s, 70_000)))));
        yield return ("many procedures", "[" + Count(N(s, 6_000), i => HowTo(Step("Cut the paper.") + Step("Fold it."), $"Fold {i}") + ",") + "]");
        yield return ("many resources", """{"@type":"Recipe","recipeIngredient":[""" + Count(N(s, 45_000), i => $"\"{i} eggs\",") + "],\"recipeInstructions\":[\"Cut.\",\"Fold.\"]}");
        yield return ("big steps named often", "[" + $$"""{"@type":"HowToStep","@id":"a","text":"{{Repeat("Cut. ", N(s, 60_000))}}"},""" + Count(N(s, 9_000), i => $$"""{"@type":"HowTo","name":"{{i}}","step":{"@id":"a" } },""") + "]");
        yield return ("deep lists", Repeat("[", N(s, 900_000)));
        yield return ("deep objects", Repeat("{\"a\":", N(s, 150_000)));
        yield return ("quotes", Repeat("{\"a\" : \" \" ", N(s, 80_000)));
        yield return ("strings without end", howTo + Repeat("{\"a \" b \" c", N(s, 80_000)));
        yield return ("comments", "{" + Repeat("/*", N(s, 400_000)));
        yield return ("comments closed", "{" + Repeat("/**/ ; ", N(s, 120_000)));
        yield return ("wrong brackets", Repeat("{]}[", N(s, 200_000)));
        yield return ("broken howto", howTo.Replace("\"", "'", StringComparison.Ordinal)[..^4] + "\n,,: \0 \\u12 \\");
        yield return ("many names", "{" + Count(N(s, 60_000), i => $"\"n{i}\":1,") + "\"@type\":\"HowTo\"}");
        yield return ("many scripts", howTo + Repeat($"</script><script type=application/ld+json>{howTo}", N(s, 5_000)));
        yield return ("scripts of other kinds", howTo + Repeat("</script><script type=a>{}", N(s, 50_000)));
    }

    static IEnumerable<(string Name, string Body)> Markup(double s)
    {
        var text = Repeat("Cut the paper. ", N(s, 100_000));
        yield return ("microdata: a text in many properties", "<div itemscope itemtype=//schema.org/HowTo>" + Repeat("<div itemprop=text>", 220) + text);
        yield return ("microdata: items in items", Repeat("<div itemscope itemprop=step itemtype=//schema.org/HowTo>", 230) + text);
        yield return ("microdata: items without property", Repeat("<div itemscope itemtype=//schema.org/HowToStep>", 230) + text);
        yield return ("microdata: many items", "<div itemscope itemtype=//schema.org/HowTo>" + Repeat("<p itemprop=step itemscope><b itemprop=text>Cut the paper.</b>", N(s, 25_000)));
        yield return ("microdata: many names", $"<div itemscope itemtype=//schema.org/HowTo><p itemprop='{Repeat("step ", N(s, 300_000))}'>Cut the paper.");
        yield return ("microdata: many types", $"<div itemscope itemtype='{Repeat("HowTo ", N(s, 300_000))}'><p itemprop=step>Cut the paper.");
        yield return ("rdfa: nested", Repeat("<div typeof=\"HowTo\" property=step>", 230) + text);
        yield return ("rdfa: many", "<div typeof=\"Recipe\">" + Repeat("<p property=recipeInstructions>Cut the paper.", N(s, 50_000)));
    }
}
