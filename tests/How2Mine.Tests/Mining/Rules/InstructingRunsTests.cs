namespace How2Mine.Tests.Mining.Rules;

/// <summary>Steps that nothing announces: neighbours of one make that instruct.</summary>
public class InstructingRunsTests
{
    [Theory]
    [InlineData("<div class=box>{0}</div>", "<p>{0}</p>")]
    [InlineData("{0}", "<div class=card><p>{0}</p></div>")]
    [InlineData("<table>{0}</table>", "<tr><td>{0}</td></tr>")]
    [InlineData("<ul>{0}</ul>", "<li>{0}</li>")]
    public void Paragraphs_cards_rows_and_bullets(string around, string pattern)
    {
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, around, Mined.Steps(pattern));
        var found = Mined.One(Mined.Kettle(body, "Kettle care"));
        Assert.Equal(("rules/instructing", "Kettle care"), (found.Miner, found.Goal));
        Assert.Equal(Mined.KettleSteps, found.Steps);
    }

    [Fact]
    public void A_card_of_two_paragraphs_is_one_step_and_an_advertisement_between_two_is_none()
    {
        string[] cards = [.. Mined.KettleSteps.Select((s, i) => $"<div class=card><p>{s}</p><p>That takes minute {i}.</p></div>")];
        var found = Mined.One(Mined.Kettle($"{cards[0]}{cards[1]}<div class=ad>SALE ON SPOONS</div>{cards[2]}{cards[3]}", "Kettle care"));
        Assert.Equal(Mined.KettleSteps.Select((s, i) => $"{s} That takes minute {i}."), found.Steps);
    }

    [Fact]
    public void Paragraphs_of_which_half_tell_a_story_are_none() =>
        Assert.DoesNotContain(Mined.ByRules(Mined.Kettle($"<ol>{Mined.Steps("<li>{0}</li>")}</ol><h2>My week</h2><p>Fill in the form, they said.</p><p>The office was closed when I came.</p><p>Look who is there.</p><p>We had lunch at noon by the river.</p><p>Take care of yourself.</p>", "Kettle care")),
            found => found.Miner == "rules/instructing");

    [Fact]
    public void Parts_of_one_procedure_are_joined_and_procedures_of_their_own_are_not()
    {
        const string Rinse = "<ol><li>Hold the kettle under the tap.</li><li>Wipe the inside with a cloth.</li><li>Dry it with the lid open.</li></ol>";
        var scale = $"<ol>{Mined.Steps("<li>{0}</li>")}</ol>";
        var joined = Mined.One(Mined.Kettle($"<h2>Directions</h2><h3>Loosen the lime</h3>{scale}<h3>Clean up</h3>{Rinse}"));
        Assert.Equal([.. Mined.KettleSteps, "Hold the kettle under the tap.", "Wipe the inside with a cloth.", "Dry it with the lid open."], joined.Steps);
        Assert.Equal(7, Mined.One(Mined.Kettle($"<h2>A. Loosen</h2>{scale}<h2>B. Clean up</h2>{Rinse}")).Steps.Count);
        Assert.Equal(2, Mined.ByRules(Mined.Kettle($"<h2>How to descale a kettle</h2>{scale}<h2>How to rinse a kettle</h2>{Rinse}")).Count);
    }

    [Fact]
    public void A_number_before_a_capital_is_a_step_and_before_a_small_letter_a_quantity()
    {
        Assert.Equal(Mined.KettleSteps, Mined.One(Mined.Kettle(Mined.Steps("<h3>{1} {0}</h3>"))).Steps);
        Assert.Equal("no_steps", Mined.NoneByRules(Mined.Kettle("<p>1 kettle</p><p>2 spoons of acid</p><p>3 cups of water</p>")));
    }

    [Fact]
    public void A_slide_with_a_number_has_its_caption_as_text() =>
        Assert.Equal(Mined.KettleSteps, Mined.One(Mined.Kettle(Mined.Steps("<div class=slide><p>{1} of 4</p><figure><img src=a.jpg><figcaption>{0}</figcaption></figure></div>"))).Steps);

    [Theory]
    [InlineData("<script>window.state = {{\"recipe\": {{\"instructions\": [{0}]}}}}</script>", "{{\"text\": \"{0}\"}}")]
    [InlineData("<script>push(\"{{\\\"steps\\\":[{0}]}}\")</script>", "{{\\\"header\\\":\\\"Step {1}\\\",\\\"body\\\":\\\"{0}\\\"}}")]
    [InlineData("<div data-page=\"{{&quot;groups&quot;:[{{&quot;directions&quot;:[{0}]}}]}}\"></div>", "{{&quot;instruction&quot;:&quot;{0}&quot;}}")]
    [InlineData("<script type=application/json>{{\"steps\":[{0}]}}</script>", "\"{0}\"")]
    public void Steps_in_the_data_of_scripts(string around, string pattern)
    {
        var body = string.Format(System.Globalization.CultureInfo.InvariantCulture, around, string.Join(',', Mined.KettleSteps.Select((s, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, s, i + 1))));
        var found = Mined.Keeps(Mined.Kettle(body));
        Assert.True(found.IsMarked);
        Assert.Equal(Mined.KettleSteps, found.Steps);
    }

    [Theory]
    [InlineData("<script>var a = {\"steps\":[1,2,3,4]}</script>")]
    [InlineData("<script>var a = {\"steps\":[\"Home\",\"Cart\",\"Pay\",\"Done\"]}</script>")]
    [InlineData("<script>var a = {\"instructions\":[{\"text\": \"Fill the kettle half full with</script>")]
    [InlineData("<script>var a = \"{\\\"instructions\\\":[\\\"</script>")]
    public void Data_without_steps_are_none(string script) => Assert.Equal("no_steps", Mined.NoneByRules(Mined.Kettle(script)));
}
