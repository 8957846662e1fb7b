using System.Globalization;
using How2Mine.Text;

namespace How2Mine.Mining;

/// <summary>Drops procedures whose steps repeat themselves or are too few or too many to test.</summary>
public sealed class StepPrefilter(StepLimits limits) : IStation<Candidate, Candidate>
{
    public string Name => "prefilter";

    // "of the" and "in a" repeat in any long text: only words that carry meaning are counted.
    public Outcome<Candidate> Process(Candidate candidate)
    {
        var count = candidate.Steps.Count;
        if (count < limits.MinSteps) return Drop.Because("too_few_steps", $"{count} steps, at least {limits.MinSteps} wanted");
        if (count > limits.MaxSteps) return Drop.Because("too_many_steps", $"{count} steps, at most {limits.MaxSteps} wanted");

        // A recipe says "the dough" in each step; what the page itself marks as its steps is no accident.
        if (candidate.Miner == "rules/recipe") return Keep.Of(candidate);
        var words = Words.Of(candidate.Steps).Where(w => !FunctionWords.Contains(candidate.Page.Language, w)).ToList();
        foreach (var (n, most) in new[] { (2, limits.MaxRepeated2Grams), (3, limits.MaxRepeated3Grams), (4, limits.MaxRepeated4Grams) })
            if (Repetition.Share(words, n) is var found && found >= most)
                return Drop.Because("repetitive", string.Create(CultureInfo.InvariantCulture, $"{found:0%} of the words are in repeated {n}-grams, below {most:0%} wanted"));
        return Keep.Of(candidate);
    }
}
