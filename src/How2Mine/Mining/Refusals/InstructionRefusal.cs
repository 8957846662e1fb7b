using How2Mine.Text;

using How2Mine.Text.Instructing;
namespace How2Mine.Mining.Refusals;

/// <summary>Refuses lists whose entries do not tell anybody to do anything: news, reasons, facts, comments.</summary>
public sealed class InstructionRefusal : IStation<Candidate, Candidate>
{
    /// <summary>Share of steps that must instruct; less where the page itself calls them steps.</summary>
    const double MinShare = 0.6, MinShareMarked = 0.3;

    public string Name => "instructs";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        // Instructions that the page marks as a recipe's are taken at its word.
        if (candidate.Miner == "rules/recipe") return Keep.Of(candidate);
        if (candidate.LeadIn is { } leadIn && Reports(leadIn)) return Drop.Because("not_instructions", $"the list is introduced by '{leadIn}', which tells what others do");
        var language = candidate.Page.Language;
        if (!Instruction.Knows(language)) return candidate.IsMarked || candidate.Miner != "rules/ordered_list" ? Keep.Of(candidate) : Unknown(candidate, language);
        var share = candidate.Page.Judge.Share(candidate.Steps);
        var wanted = candidate.IsMarked || candidate.Miner == "rules/directions" ? MinShareMarked : MinShare;
        return share >= wanted ? Keep.Of(candidate)
            : Drop.Because("not_instructions", $"{Percent.Of(share)} of the steps instruct, at least {Percent.Of(wanted)} wanted");
    }

    /// <summary>"The council will:", "the committee resolved:" announce what somebody else does.</summary>
    static bool Reports(string leadIn)
    {
        var words = Words.Of(leadIn);
        return leadIn.EndsWith(':') && words.Count > 2 && words[^1] is "will" or "would" or "resolved" or "agreed" or "decided" or "plans" or "promised" or "include" or "includes" or "including" or "are" or "were" or "said" or "voted" or "proposes" or "wants" && !words.Contains("you", StringComparer.Ordinal);
    }

    static Outcome<Candidate> Unknown(Candidate candidate, string language) =>
        HowToWords.IsHowTo(candidate.Page.Title) || HowToWords.HintsAtSteps(string.Join(' ', candidate.Page.Blocks.Where(b => b.IsMain && b.IsOrdered).Select(b => b.Hints).Distinct()))
            ? Keep.Of(candidate)
            : Drop.Because("not_instructions", $"nothing says that these are steps, and there are no rules for language '{language}'");
}
