using System.Text.Json;
using How2Mine.Text;

namespace How2Mine.Mining.Stages;

/// <summary>Takes over what a model said: blanks and numbering in front go, words stay; what the page does not bear out is marked.</summary>
static class SaidByModel
{
    public static string Line(JsonElement said) => StepText.Clean(said.GetString()!);

    public static IReadOnlyList<string> Lines(JsonElement said) => [.. said.EnumerateArray().Select(s => WithoutNumber(Line(s))).Where(s => s.Length > 0)];

    /// <summary>The candidate with the steps marked that share no word with their page.</summary>
    public static Candidate Checked(Candidate candidate)
    {
        var language = candidate.Page.Language;
        var page = Meaningful($"{candidate.Page.Title}\n{candidate.Page.Text}", language).ToHashSet(StringComparer.Ordinal);
        return candidate with { Unsupported = [.. candidate.Steps.Select((step, i) => (Step: step, Number: i + 1)).Where(s => !Meaningful(s.Step, language).Any(page.Contains)).Select(s => s.Number)] };
    }

    /// <summary>A step that begins with its number, "3. Stir" or "3) Stir", loses it; "3 eggs" keeps it.</summary>
    static string WithoutNumber(string step)
    {
        var digits = 0;
        while (digits < step.Length && char.IsAsciiDigit(step[digits])) digits++;
        return digits is > 0 and < 3 && digits + 1 < step.Length && step[digits] is '.' or ')' && step[digits + 1] == ' ' ? step[(digits + 2)..].TrimStart() : step;
    }

    /// <summary>The words that carry meaning; of scripts that write words without blanks, every two letters that stand together.</summary>
    static IEnumerable<string> Meaningful(string text, string language) =>
        Words.Of(text).Where(w => !FunctionWords.Contains(language, w)).SelectMany(w => IsUnspaced(language) && w.Length > 2 ? Enumerable.Range(0, w.Length - 1).Select(i => w.Substring(i, 2)) : [w]);

    static bool IsUnspaced(string language) => language is "zh" or "ja" or "th" or "lo" or "km" or "my";
}
