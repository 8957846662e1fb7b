using How2Mine.Serving.Money;

namespace How2Mine.Tests.Serving;

public class PriceBookTests
{
    static readonly DateOnly Day = new(2026, 5, 1);

    [Fact]
    public void The_price_is_that_of_the_day()
    {
        var book = PriceBook.BuiltIn.With("""{"m": [{"from": "2026-03-01", "input": 1, "output": 4, "batch_discount": 0.5}, {"from": "2025-01-01", "input": 2, "output": 8, "cached_input": 0.5}]}""", "p.json");
        Assert.Null(book.Find("m", new(2024, 12, 31)));
        Assert.Equal(new ModelPrice(2, 8, 0.5m), book.Find("m", new(2026, 2, 28)));
        Assert.Equal(new ModelPrice(1, 4, null, 0.5m), book.Find("m", Day));
    }

    [Fact]
    public void A_call_costs_by_what_was_told_and_said()
    {
        var price = new ModelPrice(2, 8, 0.5m, 0.5m);
        Assert.Equal(0.0038m, price.Of(1_000, 300, cachedIn: 400));
        Assert.Equal(0.0019m, price.Of(1_000, 300, cachedIn: 400, batch: true));
        Assert.Equal(0m, ModelPrice.Free.Of(1_000, 300));
    }

    [Fact]
    public void A_dated_version_costs_what_its_family_does_and_an_unknown_model_nothing_known()
    {
        Assert.Equal(PriceBook.BuiltIn.Find("gpt-4.1-mini", Day), PriceBook.BuiltIn.Find("gpt-4.1-mini-2025-04-14", Day));
        Assert.NotNull(PriceBook.BuiltIn.Find("gpt-4.1-mini", Day));
        Assert.Null(PriceBook.BuiltIn.Find("smollm2-135m", Day));
    }

    [Fact]
    public void A_book_of_ones_own_goes_before_the_built_in_one() =>
        Assert.Equal(new ModelPrice(9, 9), PriceBook.BuiltIn.With("""{"gpt-4.1": [{"from": "2020-01-01", "input": 9, "output": 9}]}""", "p.json").With("local", ModelPrice.Free).Find("gpt-4.1", Day));

    [Theory]
    [InlineData("""{"m": [{"from": "2026-03-01", "input": -1, "output": 4}]}""", "'m' from 2026-03-01 has a price below 0")]
    [InlineData("""{"m": [{"from": "2026-03-01", "input": 1}]}""", "price book 'p.json' is not valid")]
    [InlineData("""{"m": [{"from": "2026-03-01", "input": 1, "output": 2, "discount": 1}]}""", "price book 'p.json' is not valid")]
    [InlineData("""{"m": []}""", "'m' has no price")]
    public void A_bad_book_is_told(string json, string told) =>
        Assert.Contains(told, Assert.Throws<CallerMistakeException>(() => PriceBook.BuiltIn.With(json, "p.json")).Message, StringComparison.Ordinal);

    [Fact]
    public void Tokens_are_those_of_o200k_base()
    {
        Assert.Equal(2, TokenEstimate.Of("Hello world"));
        Assert.Equal(3 + 4 + 4 + TokenEstimate.Of("Answer in JSON.") + TokenEstimate.Of("Bake bread") + TokenEstimate.Of(Requests.Procedure.Text), TokenEstimate.Of(Requests.Of("Bake bread")));
    }

    [Theory]
    [InlineData("Knead the dough for ten minutes, then let it rise under a damp cloth until it has doubled in size.")]
    [InlineData("Den Teig zehn Minuten kneten, dann unter einem feuchten Tuch gehen lassen, bis er doppelt so groß ist.")]
    [InlineData("Замесите тесто и оставьте его под влажной тканью, пока оно не увеличится вдвое.")]
    [InlineData("将面团揉十分钟，然后盖上湿布，让它发酵至两倍大。")]
    [InlineData("生地を十分間こねてから、濡れ布巾をかけて二倍に膨らむまで発酵させます。")]
    [InlineData("اعجن العجين لمدة عشر دقائق ثم غطه بقطعة قماش مبللة حتى يتضاعف حجمه.")]
    public void The_most_that_a_request_can_be_is_more_than_it_is(string text) =>
        Assert.InRange(TokenEstimate.Of(Requests.Of(text)), 1, TokenEstimate.AtMost(Requests.Of(text)));
}
