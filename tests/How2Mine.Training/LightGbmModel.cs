using System.Globalization;
using How2Mine.Text.Trees;

namespace How2Mine.Training;

/// <summary>Reads the text that LightGBM writes of a model: one paragraph a tree, an array a line.</summary>
static class LightGbmModel
{
    public static TreeModel Read(string text)
    {
        var (roots, nodes, leaves) = (new List<int>(), new List<TreeNode>(), new List<float>());
        foreach (var tree in text.Split("\nTree=")[1..])
        {
            var fields = tree.Split('\n').Where(l => l.Contains('=', StringComparison.Ordinal)).Select(l => l.Split('=', 2)).GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.First()[1], StringComparer.Ordinal);
            var (firstNode, firstLeaf) = (nodes.Count, leaves.Count);
            leaves.AddRange(Numbers(fields, "leaf_value").Select(v => (float)v));
            var features = Numbers(fields, "split_feature");
            roots.Add(features.Length == 0 ? ~firstLeaf : firstNode);
            var (thresholds, low, high) = (Numbers(fields, "threshold"), Numbers(fields, "left_child"), Numbers(fields, "right_child"));
            for (var i = 0; i < features.Length; i++)
                nodes.Add(new((int)features[i], (float)thresholds[i], Child(low[i]), Child(high[i])));

            int Child(double child) => child < 0 ? ~(firstLeaf + ~(int)child) : firstNode + (int)child;
        }
        return new([.. roots], [.. nodes], [.. leaves]);
    }

    static double[] Numbers(Dictionary<string, string> fields, string name) =>
        !fields.TryGetValue(name, out var line) || line.Length == 0 ? [] : [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture))];
}
