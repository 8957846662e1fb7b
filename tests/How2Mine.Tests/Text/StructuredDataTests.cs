using FsCheck;
using FsCheck.Xunit;
using How2Mine.Text;

namespace How2Mine.Tests.Text;

/// <summary>Structured data as pages carry it, read through whole pages.</summary>
public class StructuredDataTests
{
    [Theory]
    [InlineData("""{"@type":"HowTo","name":"Oak","step":["Cut it.","Sand it."]}""")]
    [InlineData("""[{"@type":"Person"},{"@type":"HowTo","name":"Oak","step":["Cut it.","Sand it."]}]""")]
    [InlineData("""{"@type":"https://schema.org/HowTo","name":"Oak","step":[{"text":"Cut it."},{"text":"Sand it."}]}""")]
    [InlineData("""{"@type":"WebPage","mainEntity":{"@type":"HowTo","name":"Oak","step":[{"name":"Cut it."},{"description":"Sand it."}]}}""")]
    [InlineData("""{"@graph":[{"@type":"HowToStep","@id":"#1","text":"Cut it."},{"@type":"HowTo","name":"Oak","step":[{"@id":"#1"},{"@type":"HowToStep","text":"Sand it."}]}]}""")]
    [InlineData("""{"@type":"HowTo","name":"Oak","step":{"@type":"ItemList","itemListElement":[{"@type":"HowToStep","text":"Cut it."},{"@type":"HowToStep","text":"Sand it."}]}}""")]
    [InlineData("""{"@type":"HowTo","name":"Oak","step":"Cut it.<br>Sand it."}""")]
    [InlineData("""{"@type":"HowTo","name":"O&#97;k","step":["<p>Cut\u0020it.</p>","Sand&nbsp;it."]}""")]
    [InlineData("""{"@type":"HowTo","name":"Oak","step":["Cut it." "Sand it."]}""")]
    [InlineData("""{"@type":"HowTo","name":"Oak","step":["Cut it.","Sand it."],"x":"ends ear""")]
    [InlineData("""/* by a plugin */ {"@type":"HowTo","name":"Oak",,"step":["Cut it.","Sand it.",]};""")]
    public void All_spellings_give_the_same_procedure(string json)
    {
        var marked = Assert.Single(Page(json).Marked);
        Assert.Equal(("howto", "Oak"), (marked.Kind, marked.Name));
        Assert.Equal(["Cut it.", "Sand it."], marked.Steps);
    }

    [Fact]
    public void Two_scripts_with_the_same_procedure_give_the_fuller_one()
    {
        var page = Page("""{"@type":"HowTo","name":"Oak","step":["Cut it."]}</script><script type='application/ld+json'>{"@type":"HowTo","name":"oak","step":["Cut it.","Sand it."]}""");
        Assert.Equal(2, Assert.Single(page.Marked).Steps.Count);
    }

    [Fact]
    public void Ingredients_tools_and_supplies_are_its_resources() =>
        Assert.Equal(["200 g oats", "1 egg", "a bowl"], Assert.Single(Page("""{"@type":"Recipe","name":"Bars","recipeIngredient":["200 g oats","1 egg","1 egg"],"tool":{"@type":"HowToTool","name":"a bowl"},"recipeInstructions":["Mix.","Bake."]}""").Marked).Resources);

    [Theory]
    [InlineData("""{"@type":"Product","name":"Recipe","step":["Cut it."]}""")]
    [InlineData("""{"@type":"HowTo","name":"Oak"}""")]
    public void Other_things_are_no_procedure(string json) => Assert.Empty(Page(json).Marked);

    [Property(MaxTest = 200)]
    public void Never_throws(NonNull<string> noise, PositiveInt cut)
    {
        const string Good = """{"@type":"HowTo","name":"Oak","step":[{"@type":"HowToStep","text":"Cut it."},"Sand it."]}""";
        var at = cut.Get % Good.Length;
        Page(Good[..at] + noise.Get + Good[at..]);
        Page(Good[..at] + noise.Get);
    }

    [Fact]
    public void A_script_cut_anywhere_is_read_up_to_there()
    {
        const string Good = """{"@type":"HowTo","name":"Oak","step":["Cut it.","Sand \"it\"."]}""";
        var counts = Enumerable.Range(0, Good.Length).Select(at => Page(Good[..at]).Marked.Sum(m => m.Steps.Count)).ToList();
        Assert.Equal([0, 1, 2], counts.Distinct());
        Assert.Equal(counts.Order(), counts);
    }

    [Fact]
    public void Nesting_without_end_costs_nothing() => Assert.Empty(Page("""{"@type":"HowTo","step":""" + string.Concat(Enumerable.Repeat("""[{"step":""", 20_000))).Marked);

    static PageText Page(string json) =>
        TextPages.Extract(TextPages.Page($"<html lang=en><head><title>Oak</title><script type='application/ld+json'>{json}</script></head><body><p>Oak is heavy and hard.</p></body></html>"));
}
