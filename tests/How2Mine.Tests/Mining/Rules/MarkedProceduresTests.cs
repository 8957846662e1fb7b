namespace How2Mine.Tests.Mining.Rules;

/// <summary>Procedures that a page marks for machines, in each of the ways seen in crawls.</summary>
public class MarkedProceduresTests
{
    [Fact]
    public void A_HowTo_in_JSON_LD() => AssertKettle(Json("""
        {"@context": "https://schema.org", "@type": "HowTo", "name": "How to descale a kettle", "supply": [{"@type": "HowToSupply", "name": "citric acid"}], "tool": "a spoon",
         "step": [STEPS]}
        """), ["citric acid", "a spoon"]);

    [Fact]
    public void The_steps_of_its_sections_one_after_another()
    {
        var steps = Json("""{"@type": "HowTo", "name": "How to descale a kettle", "step": [{"@type": "HowToSection", "name": "At the tap", "itemListElement": [STEPS-1-2]}, {"@type": "HowToSection", "name": "At the hob", "itemListElement": [STEPS-3-4]}]}""");
        AssertKettle(steps);
    }

    [Fact]
    public void A_HowTo_within_a_graph() =>
        AssertKettle(Json("""{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Kettles"}, {"@type": ["Article", "HowTo"], "name": "How to descale a kettle", "step": [STEPS]}]}"""));

    [Theory]
    [InlineData("""{"@type": "HowTo", "name": "How to descale a kettle", "step": [STEPS,],}""")]
    [InlineData("""// generated {"@type": "HowTo", "name": "x"}""" + "\n" + """{"@type": "HowTo", "name": "How to descale a kettle" "step": [STEPS]}""")]
    [InlineData("""{"@type": "HowTo", "name": "How to descale""" + "\n" + """ a kettle", "step": [STEPS""")]
    [InlineData("""<!-- {'@type': 'HowTo', 'name': 'How to descale a kettle', 'step': [STEPS]} -->""")]
    [InlineData("""{"@type": "HowTo", "name": "How to descale a kettle", "description": "the "hard water" trick", "step": [STEPS]}""")]
    [InlineData("""{"@type": "HowTo", "name": "How to descale a kettle", "step": [STEPS]}}]""")]
    public void Broken_JSON_LD_as_authors_write_it(string json) => AssertKettle(Json(json));

    [Fact]
    public void A_recipe_with_all_its_instructions_in_one_text()
    {
        var found = Mined.One(Mined.Kettle("<p>A soup for cold days.</p>", "Barley soup recipe", Json("""
            {"@type": "Recipe", "name": "Barley soup", "recipeIngredient": ["200 g barley", "2 carrots"],
             "recipeInstructions": "Rinse 200 g of barley under the tap. Dice the carrots and fry them in oil. Add the barley and a litre of stock. Simmer for approx. 40 minutes until soft."}
            """)));
        Assert.Equal(["Rinse 200 g of barley under the tap.", "Dice the carrots and fry them in oil.", "Add the barley and a litre of stock.", "Simmer for approx. 40 minutes until soft."], found.Steps);
        Assert.Equal(("Barley soup", "rules/recipe", true), (found.Goal, found.Miner, found.IsMarked));
        Assert.Equal(["200 g barley", "2 carrots"], found.Resources);
    }

    [Fact]
    public void Instructions_with_HTML_in_them() =>
        AssertKettle(Json("""{"@type": "HowTo", "name": "How to descale a kettle", "step": "<ol>HTML</ol>"}""".Replace("HTML", Mined.Steps("<li>{0}<\\/li>"), StringComparison.Ordinal)));

    [Fact]
    public void A_script_escaped_as_HTML() => AssertKettle(Json(System.Net.WebUtility.HtmlEncode("""{"@type": "HowTo", "name": "How to descale a kettle", "step": [""") + string.Join(", ", Mined.KettleSteps.Select(s => System.Net.WebUtility.HtmlEncode($"\"{s}\""))) + "]}"));

    [Fact]
    public void Microdata() => AssertKettle(body:
        "<div itemscope itemtype='https://schema.org/HowTo'><h2 itemprop=name>How to descale a kettle</h2><span itemprop=supply>citric acid</span>"
        + Mined.Steps("<div itemprop=step itemscope itemtype='https://schema.org/HowToStep'><span itemprop=text>{0}</span></div>") + "</div>", resources: ["citric acid"]);

    [Fact]
    public void Microdata_that_forgets_to_say_step() => AssertKettle(body:
        "<div itemscope itemtype='http://schema.org/HowTo'><h2 itemprop=name>How to descale a kettle</h2>" + Mined.Steps("<div itemscope itemtype='http://schema.org/HowToStep'><p itemprop=text>{0}</p></div>") + "</div>");

    [Theory]
    [InlineData("HowTo")]
    [InlineData("'HowTo'")]
    [InlineData("\"HowTo\"")]
    [InlineData("\"schema:HowTo\"")]
    public void RDFa_Lite(string type) => AssertKettle(body:
        $"<div vocab='https://schema.org/' typeof={type}><h2 property=name>How to descale a kettle</h2>" + Mined.Steps("<div property=step typeof=HowToStep><span property=text>{0}</span></div>") + "</div>");

    [Fact]
    public void What_is_marked_and_shown_is_found_once()
    {
        var found = Mined.One(Mined.Kettle("<ol>" + Mined.Steps("<li>{0}</li>") + "</ol>", head: Json("""{"@type": "HowTo", "name": "Descaling a kettle", "step": [STEPS]}""")));
        Assert.Equal(("Descaling a kettle", true), (found.Goal, found.IsMarked));
    }

    [Fact]
    public void Steps_that_stand_only_in_the_data_belong_to_the_text() =>
        Assert.Contains("Boil it once and wait twenty minutes.", Candidates.PageOf(Mined.Kettle("<p>Scripts draw this page.</p>", head: Json("""{"@type": "HowTo", "name": "x", "step": [STEPS]}"""))).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"@type": "HowTo", "step": {"@type": "HowTo", "step": {"@type": "HowTo"}}}""")]
    [InlineData("""{"@type": "HowTo", "name": "x", "step": []}""")]
    [InlineData("""{"@type": "HowTo" """)]
    [InlineData("""[[[[{"@type":""")]
    public void Data_without_steps_is_no_procedure(string json) => Assert.Empty(Candidates.PageOf(Mined.Kettle("<p>Nothing.</p>", head: Json(json))).Marked);

    /// <summary>A JSON-LD script in which STEPS stands for the kettle's four steps.</summary>
    static string Json(string json)
    {
        string Items(int first, int count) => string.Join(", ", Mined.KettleSteps.Skip(first).Take(count).Select(s => $$"""{"@type": "HowToStep", "text": "{{s}}"}"""));
        return "<script type='application/ld+json'>" + json.Replace("STEPS-1-2", Items(0, 2), StringComparison.Ordinal).Replace("STEPS-3-4", Items(2, 2), StringComparison.Ordinal).Replace("STEPS", Items(0, 4), StringComparison.Ordinal) + "</script>";
    }

    static void AssertKettle(string head = "", string[]? resources = null, string body = "<p>Kettles grow a crust.</p>")
    {
        var found = Mined.One(Mined.Kettle(body, head: head));
        Assert.Equal(Mined.KettleSteps, found.Steps);
        Assert.Equal(("Descale a kettle", true), (found.Goal, found.IsMarked));
        Assert.Equal(resources ?? [], found.Resources);
    }
}
