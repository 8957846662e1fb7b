using How2Mine.Text.Trees;

namespace How2Mine.Mining.Likelihood;

/// <summary>The trees that say how likely a candidate is a procedure.</summary>
static class LikelihoodModel
{
    static readonly Lazy<TreeModel> Loaded = new(() => TreeFile.OfProgram("Mining.likelihood.bin", CandidateFeatures.Count));

    public static TreeModel Default => Loaded.Value;
}
