namespace How2Mine.Text.Instructing;

/// <summary>Which texts of one page instruct; each is looked at once, however many ask. For one thread at a time.</summary>
sealed class InstructionJudge(string language)
{
    readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);

    public string Language => language;

    /// <summary>Whether there are rules for the language.</summary>
    public bool Knows { get; } = Instruction.Knows(language);

    /// <inheritdoc cref="Instruction.IsInstruction"/>
    public bool IsInstruction(string text)
    {
        if (!_known.TryGetValue(text, out var instructs)) _known[text] = instructs = Instruction.IsInstruction(text, language);
        return instructs;
    }

    /// <summary>The share of steps that instruct, 0 when there are none.</summary>
    public double Share(IReadOnlyList<string> steps) => steps.Count == 0 ? 0 : (double)steps.Count(IsInstruction) / steps.Count;
}
