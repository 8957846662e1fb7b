using System.Collections.Frozen;

namespace How2Mine.Text.MainBlocks;

/// <summary>Words by the group that lists them, looked up by hash (<see cref="HashedWords"/>).</summary>
static class WordGroups
{
    /// <summary>A word that several groups list belongs to the first of them.</summary>
    public static FrozenDictionary<uint, TGroup> Of<TGroup>(params IEnumerable<(TGroup Group, string Words)> groups)
    {
        var words = new Dictionary<uint, TGroup>();
        foreach (var (group, all) in groups)
            foreach (var word in new HashedWords(all)) words.TryAdd(word.Hash, group);
        return words.ToFrozenDictionary();
    }
}
