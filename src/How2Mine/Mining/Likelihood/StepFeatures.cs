using How2Mine.Mining.Refusals;
using How2Mine.Text.Instructing;
using How2Mine.Text.Teaching;

namespace How2Mine.Mining.Likelihood;

/// <summary>What steps look like as a list and what they ask for.</summary>
static class StepFeatures
{
    const int Voices = (int)VoiceGroup.Count + 3;

    public static IReadOnlyList<string> Names { get; } =
    [
        "steps", "words", "shortest", "longest", "spread", "instructing", "first_instructs", "last_instructs", "at_screen", "math", "naming", "names", "linkage", "creative", "sentences_end", "capitals", "colons", "same_opening", "openings", "short_heads",
        .. Enum.GetNames<VoiceGroup>().Take((int)VoiceGroup.Count).Select(n => $"steps_{n}"), "steps_digits", "steps_questions", "steps_exclamations",
    ];

    public static int Count => Names.Count;

    public static void Write(IReadOnlyList<string> steps, InstructionJudge judge, Span<float> row)
    {
        var words = steps.Select(s => Words.Of(s)).ToList();
        var lengths = words.ConvertAll(w => (float)w.Count);
        var mean = lengths.Average();
        var names = steps.Select(s => NamedEntityRefusal.Names(s).Count).ToList();
        var openings = words.Where(w => w.Count > 0).GroupBy(w => w[0], StringComparer.Ordinal).ToList();
        ReadOnlySpan<float> shape =
        [
            steps.Count, mean, lengths.Min(), lengths.Max(), MathF.Sqrt(lengths.Average(l => (l - mean) * (l - mean))) / Math.Max(1, mean),
            judge.Knows ? (float)judge.Share(steps) : -1, judge.Knows && judge.IsInstruction(steps[0]) ? 1 : 0, judge.Knows && judge.IsInstruction(steps[^1]) ? 1 : 0,
            (float)InterfaceRefusal.Share(steps), (float)MathRefusal.Share(steps), names.Count(n => n > 0) / (float)steps.Count, names.Sum() / (float)steps.Count, (float)TipsRefusal.Linkage(steps), (float)CreativeRefusal.Share(steps),
            Share(steps, s => s[^1] is '.' or '!' or '。'), Share(steps, s => char.IsUpper(s[0])), Share(steps, s => s.IndexOf(':', StringComparison.Ordinal) is > 0 and < 60),
            openings.Count == 0 ? 0 : openings.Max(g => g.Count()) / (float)steps.Count, openings.Count / (float)steps.Count, Share(steps, s => s.IndexOf('.', StringComparison.Ordinal) is > 0 and < 40 and var dot && dot < s.Length - 1),
        ];
        shape.CopyTo(row);
        TeachingFeatures.WriteVoice(string.Join('\n', steps), row.Slice(shape.Length, Voices));
    }

    static float Share(IReadOnlyList<string> steps, Func<string, bool> is_) => steps.Count(is_) / (float)steps.Count;
}
