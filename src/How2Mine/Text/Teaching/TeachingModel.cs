using How2Mine.Text.Trees;

namespace How2Mine.Text.Teaching;

/// <summary>The trees that say how likely a page teaches how to do something.</summary>
static class TeachingModel
{
    static readonly Lazy<TreeModel> Loaded = new(() => TreeFile.OfProgram("Text.teaching.bin", TeachingFeatures.Count));

    public static TreeModel Default => Loaded.Value;
}
