using How2Mine.Text;

namespace How2Mine.Tests.Text;

/// <summary>Short texts that have few of the listed words.</summary>
public class LanguageGramsTests(ITestOutputHelper output)
{
    /// <summary>Instructions of 40 to 70 letters, of which detection has seen none.</summary>
    static readonly (string Code, string Step)[] Steps =
    [
        .. File.ReadAllText(Path.Combine(SharedData.Root(), "tests", "How2Mine.Training", "Teaching", "written.txt")).Split("\n\n").Select(e => e.Trim().Split('\n')).Where(e => e[0].Length > 0 && e[0][0] is '+' or '-')
            .SelectMany(e => e[1..].Where(step => step.Length is >= 40 and <= 70).Select(step => (e[0].Split(' ')[1], step))),
    ];

    [Fact]
    public void Single_instructions_in_eight_languages()
    {
        Assert.True(Steps.Length > 100 && Steps.DistinctBy(s => s.Code).Count() == 8, $"{Steps.Length} steps");
        var wrong = Steps.Where(s => LanguageDetector.Detect(s.Step).Code != s.Code).ToList();
        foreach (var (code, step) in wrong) output.WriteLine($"{code} read as {LanguageDetector.Detect(step).Code}: {step}");
        Assert.InRange(1 - (wrong.Count / (double)Steps.Length), 0.95, 1);
    }

    [Fact]
    public void A_surname_a_hundred_times_is_no_language() => Assert.False(LanguageDetector.Detect(string.Concat(Enumerable.Repeat("Huber ", 100))).IsKnown);
}
