using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Xunit;
using How2Mine.Settings;

namespace How2Mine.Tests.Settings;

/// <summary>A settings file is read to the letter: what is not understood is an error that helps, never a default in silence.</summary>
public class SettingsJsonTests
{
    [Fact]
    public void What_is_not_set_keeps_its_default()
    {
        var settings = SettingsJson.Parse("""{"steps": {"min_steps": 5}}""", "s.json");
        Assert.Equal((5, 15, 0.40), (settings.Steps.MinSteps, settings.Steps.MaxSteps, settings.Steps.MaxRepeated2Grams));
        Assert.Equal(new MiningSettings().Text, settings.Text);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var settings = new MiningSettings { Balance = new() { PerTopic = 7, Seed = 3 }, Steps = new() { MinSteps = 3 } };
        var read = SettingsJson.Parse(Encoding.UTF8.GetString(settings.ToJson()), "s.json");
        Assert.Equal((7, 3L, 3), (read.Balance.PerTopic, read.Balance.Seed, read.Steps.MinSteps));
        Assert.Equal(settings.Hash, read.Hash);
    }

    [Theory]
    [InlineData("""{"steps": {"minsteps": 5}}""", "settings file 's.json': 'steps.minsteps' is no setting; the nearest one is 'steps.min_steps'")]
    [InlineData("""{"Steps": {}}""", "settings file 's.json': 'Steps' is no setting; the nearest one is 'steps'")]
    [InlineData("""{"step": {}}""", "settings file 's.json': 'step' is no setting; the nearest one is 'steps'")]
    [InlineData("""{"steps": 5}""", "settings file 's.json': 'steps' is number, expected an object")]
    [InlineData("""null""", "settings file 's.json': the file is null, expected an object")]
    [InlineData("""{"steps": {"min_steps": 0}}""", "settings file 's.json': steps.min_steps is 0 and steps.max_steps 15, expected 1 <= min_steps <= max_steps")]
    [InlineData("""{"text": {"max_depth": 1000}}""", "settings file 's.json': text.max_depth is 1000, expected 16 to 400; text.max_elements and max_characters at least 1")]
    [InlineData("""{"howto": {"min_score": 1.5}}""", "settings file 's.json': howto.min_score must be between 0 and 1")]
    [InlineData("""{"balance": {"per_topic": 0}}""", "settings file 's.json': balance.per_topic and per_host must be at least 1, min_topic_score and min_howto_score 0 to 1")]
    [InlineData("""{"duplicates": {"threshold": 0.1}}""", "duplicates.threshold is 0.1, expected 0.3 to 0.95")]
    public void A_mistake_is_named_with_what_was_expected(string json, string message) =>
        Assert.Equal(message, Assert.Throws<CallerMistakeException>(() => SettingsJson.Parse(json, "s.json")).Message);

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"steps": {"min_steps": 5,}}""")]
    [InlineData("""{"steps": {"min_steps": 5.5}}""")]
    [InlineData("""{"steps": {"min_steps": "5"}}""")]
    [InlineData("""{"steps": {"min_steps": 99999999999}}""")]
    [InlineData("""{"steps": {"min_steps": null}}""")]
    [InlineData("""{"howto": {"languages": "de"}}""")]
    [InlineData("""{"howto": {"languages": null}}""")]
    [InlineData("""{"steps": {"min_steps": 5, "min_steps": 6}}""")]
    [InlineData("""{"steps": {}, "steps": {}}""")]
    [InlineData("""// note""" + "\n" + """{"steps": {}}""")]
    public void What_is_no_strict_JSON_or_of_another_type_is_refused(string json)
    {
        var message = Assert.Throws<CallerMistakeException>(() => SettingsJson.Parse(json, "s.json")).Message;
        Assert.StartsWith("settings file 's.json' is not valid: ", message, StringComparison.Ordinal);
        Assert.EndsWith("mend it, or leave it out to use the defaults", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Null_is_allowed_where_it_means_something() =>
        Assert.Null(SettingsJson.Parse("""{"balance": {"per_topic": null}}""", "s.json").Balance.PerTopic);

    [Fact]
    public void The_hash_names_what_shapes_rows_and_not_the_draw()
    {
        var settings = new MiningSettings();
        Assert.Equal(settings.Hash, (settings with { Balance = new() { Seed = 9 } }).Hash);
        Assert.NotEqual(settings.Hash, (settings with { Steps = new() { MinSteps = 5 } }).Hash);
        Assert.NotEqual(settings.Hash, (settings with { Howto = new() { Languages = ["de"] } }).Hash);
    }

    [Property]
    public void Any_text_is_read_or_refused_as_the_callers_mistake(NonNull<string> text, bool asKey)
    {
        var json = asKey ? $$"""{ {{JsonSerializer.Serialize(text.Get)}}: {} }""" : text.Get;
        var thrown = Record.Exception(() => SettingsJson.Parse(json, "s.json"));
        Assert.True(thrown is null or CallerMistakeException, thrown?.ToString());
    }
}
