using How2Mine.Text.Trees;

namespace How2Mine.Text.MainBlocks;

/// <summary>The trees that say how likely a block is main text.</summary>
static class MainTextModel
{
    static readonly Lazy<TreeModel> Loaded = new(() => TreeFile.OfProgram("Text.main-text.bin", BlockFeatures.Count));

    public static TreeModel Default => Loaded.Value;
}
