using System.Buffers;

namespace How2Mine.Mining.Refusals;

/// <summary>Refuses prompts to invent something (How2Everything's class "open-ended creative generation").</summary>
public sealed class CreativeRefusal : IStation<Candidate, Candidate>
{
    const double MaxShare = 0.5;

    static readonly SearchValues<string> Prompts = SearchValues.Create(
    [
        "imagine", "write a poem", "write a story", "write about", "write a scene", "write a letter from", "write the story", "write the conversation", "write their", "write the moment", "invent a", "make up a", "make up three", "dream up", "pretend", "describe the", "describe a", "picture your", "give a voice", "begin a story", "your villain", "your character", "character", "poem", "story", "let your hero", "what if", "compose", "verse", "tell us the", "in the voice of", "finish this line", "dialogue",
        "stell dir vor", "erfinde", "schreibe eine geschichte", "schreib ein gedicht", "imaginez", "écris une histoire", "inventez", "imagina", "inventa", "escribe una historia", "immagina", "verzin",
    ], StringComparison.OrdinalIgnoreCase);

    public string Name => "not_creative";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        var share = Share(candidate.Steps);
        return share >= MaxShare
            ? Drop.Because("creative_prompts", $"{Text.Percent.Of(share)} of the steps ask to invent something, below {Text.Percent.Of(MaxShare)} wanted")
            : Keep.Of(candidate);
    }

    internal static double Share(IReadOnlyList<string> steps) => (double)steps.Count(IsPrompt) / steps.Count;

    static bool IsPrompt(string step) =>
        step.AsSpan().ContainsAny(Prompts) || step.TrimEnd().EndsWith('?');
}
