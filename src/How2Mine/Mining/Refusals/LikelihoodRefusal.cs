using System.Globalization;
using How2Mine.Mining.Likelihood;
using How2Mine.Text.Instructing;

namespace How2Mine.Mining.Refusals;

/// <summary>Refuses what resembles lists of advice, listicles and sales talk more than it resembles procedures, by trees trained on pages with known procedures.</summary>
/// <remarks>Sources and figures of the trees: tests/How2Mine.Training/README.md.</remarks>
public sealed class LikelihoodRefusal : IStation<Candidate, Candidate>
{
    /// <summary>On folds by host this keeps 0.97 of recipes and 0.90 of how-tos, and refuses 0.97 of real pages that only look like how-tos.</summary>
    const double MinLikelihood = 0.45;

    public string Name => "likely";

    public Outcome<Candidate> Process(Candidate candidate)
    {
        // What a page marks as a recipe is taken at its word; of languages without word lists the trees know too little.
        if (candidate.Miner == "rules/recipe" || !Instruction.Knows(candidate.Page.Language)) return Keep.Of(candidate);
        var likelihood = LikelihoodModel.Default.Probability(CandidateFeatures.Of(candidate));
        return likelihood >= MinLikelihood ? Keep.Of(candidate)
            : Drop.Because("unlikely_procedure", string.Create(CultureInfo.InvariantCulture, $"likelihood {likelihood:0.00} of being a procedure, at least {MinLikelihood:0.00} wanted"));
    }
}
