using FsCheck.Xunit;
using How2Mine.Text;

namespace How2Mine.Tests.Text;

public class LanguageDetectorTests(ITestOutputHelper output)
{
    static readonly (string Code, string Sentence)[] Sentences =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "languages.tsv")).Skip(1).Select(l => l.Split('\t')).Select(f => (f[0], f[1])),
    ];

    [Fact]
    public void Knows_single_sentences_of_more_than_forty_languages()
    {
        Assert.True(Sentences.DistinctBy(s => s.Code).Count() >= 40);
        Assert.InRange(ShareRight(Sentences), 0.97, 1);
    }

    [Theory]
    [InlineData("da no sv")]
    [InlineData("cs sk pl")]
    [InlineData("es pt ca gl it")]
    [InlineData("id ms")]
    [InlineData("sr hr sl")]
    [InlineData("bg mk ru uk be sr")]
    [InlineData("nl af de")]
    [InlineData("ar fa ur")]
    [InlineData("hi mr ne")]
    [InlineData("tr az")]
    public void Tells_relatives_apart_in_nine_sentences_of_ten(string relatives) =>
        Assert.InRange(ShareRight([.. Sentences.Where(s => relatives.Split(' ').Contains(s.Code))]), 0.9, 1);

    [Fact]
    public void Is_sure_of_four_sentences_of_a_language_without_a_close_relative()
    {
        string[] alone = ["en", "de", "fr", "it", "pl", "fi", "hu", "tr", "el", "ja", "zh", "ko", "th", "vi", "ru"];
        var unsure = alone.Where(code => LanguageDetector.Detect(Together(code)) is var found && (found.Code != code || found.Confidence < 0.8));
        Assert.Empty(unsure);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  \n\t 12.5 % + 300 = ?")]
    [InlineData("OK")]
    [InlineData("Xqz wvb kkrt plmn ttrw zzgh brtk")]
    [InlineData("\ud800\udc00 \ud83d\ude00 \udfff")]
    public void Says_und_without_evidence(string text) =>
        Assert.Equal(DetectedLanguage.None, LanguageDetector.Detect(text));

    [Fact]
    public void Is_not_misled_by_a_menu_in_another_language() =>
        Assert.Equal("ja", LanguageDetector.Detect("Home Blog About Contact Login " + Together("ja")).Code);

    [Fact]
    public void Is_not_misled_by_a_column_of_initials()
    {
        var table = string.Concat(Enumerable.Range(0, 200).Select(i => $"M Huber {i} L Meier {i} S "));
        Assert.False(LanguageDetector.Detect(table).IsKnown);
    }

    [Fact]
    public void Samples_the_whole_of_a_long_text()
    {
        var head = string.Concat(Enumerable.Repeat(Together("en") + " ", 40));
        var rest = string.Concat(Enumerable.Repeat(Together("de") + " ", 400));
        Assert.Equal("de", LanguageDetector.Detect(head + rest).Code);
    }

    [Fact]
    public void Reads_capitals_like_small_letters()
    {
        var changed = Sentences.Select(s => s.Code).Distinct().Where(code => LanguageDetector.Detect(Together(code).ToUpperInvariant()).Code != code);
        Assert.Empty(changed);
    }

    [Property]
    public void Never_throws_and_stays_within_bounds(char[] text)
    {
        var found = LanguageDetector.Detect(text);
        Assert.InRange(found.Confidence, 0, 1);
        Assert.True(found.IsKnown ? LanguageDetector.Languages.Contains(found.Code) : found == DetectedLanguage.None);
    }

    static string Together(string code) => string.Join(' ', Sentences.Where(s => s.Code == code).Select(s => s.Sentence));

    double ShareRight((string Code, string Sentence)[] sentences)
    {
        var wrong = sentences.Where(s => LanguageDetector.Detect(s.Sentence).Code != s.Code).ToList();
        foreach (var (code, sentence) in wrong) output.WriteLine($"{code} read as {LanguageDetector.Detect(sentence)}: {sentence}");
        var share = 1 - (double)wrong.Count / sentences.Length;
        output.WriteLine($"{share:P1} of {sentences.Length} sentences");
        return share;
    }
}
