using How2Mine.Text;

namespace How2Mine.Tests.Text;

public class PageLanguageTests
{
    const string German = "Den Teig zu einer Kugel formen und eine halbe Stunde ruhen lassen. Dann auf einem Blech mit Mehl bestreuen und backen, bis er braun ist.";
    const string Danish = "Pisk æggene og sukkeret hvidt, og vend derefter melet i dejen. Hæld dejen i en form og bag den i ovnen, til den er gylden.";
    const string NothingToRead = "12 × 30 cm, 450 g";

    [Theory]
    [InlineData("en-US", "en")]
    [InlineData("de_DE", "de")]
    [InlineData(" FR ", "fr")]
    [InlineData("nb-NO", "no")]
    [InlineData("iw", "he")]
    [InlineData("jp", "ja")]
    [InlineData("zh-Hant-TW", "zh")]
    [InlineData("English", "en")]
    [InlineData("lb", "lb")]
    public void Takes_the_primary_subtag_where_the_text_says_nothing(string declared, string expected) =>
        Assert.Equal(expected, PageLanguage.Of(declared, NothingToRead));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x-default")]
    [InlineData("und")]
    [InlineData("lang=")]
    [InlineData("{{ locale }}")]
    public void Reads_the_text_where_the_tag_names_no_language(string? declared)
    {
        Assert.Equal("de", PageLanguage.Of(declared, German));
        Assert.Equal("und", PageLanguage.Of(declared, NothingToRead));
    }

    [Fact]
    public void A_template_left_at_english_does_not_hide_a_german_text() =>
        Assert.Equal("de", PageLanguage.Of("en", German));

    [Fact]
    public void A_declaration_stands_against_a_close_relative() =>
        Assert.Equal("no", PageLanguage.Of("nb", Danish));
}
