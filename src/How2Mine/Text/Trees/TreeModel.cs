namespace How2Mine.Text.Trees;

/// <summary>Boosted trees over numbers: a row falls through each tree to a leaf, and the leaves' values add up to a log-odds.</summary>
/// <remarks>Nodes of all trees lie in one array; a child below 0 is the leaf ~child.</remarks>
sealed class TreeModel(int[] roots, TreeNode[] nodes, float[] leaves)
{
    public int Trees => roots.Length;

    /// <summary>Trees after which rows are looked at whether they are decided, and how large a log-odds is: at most one in fourteen changes sides.</summary>
    const int Group = 12;

    const float Decided = 2.6f;

    const int MaxOdds = 8, StepsInOne = 64;

    static readonly float[] Logistic = [.. Enumerable.Range(-MaxOdds * StepsInOne, (2 * MaxOdds * StepsInOne) + 1).Select(i => (float)Math.Round(1 / (1 + Math.Exp(-i / (double)StepsInOne)), 5))];

    /// <summary>For each row how likely it is. Tree by tree for all rows, since a tree stays in the cache then; a row that has decided sees no more trees.</summary>
    public float[] Probabilities<TRows>(TRows rows) where TRows : ITreeRows
    {
        var (sums, open, count) = (new float[rows.Rows], new int[rows.Rows], rows.Rows);
        for (var i = 0; i < count; i++) open[i] = i;
        for (var tree = 0; tree < roots.Length; tree++)
        {
            if (tree > 0 && tree % Group == 0) count = Undecided(sums, open.AsSpan(0, count));
            for (var i = 0; i < count; i++) sums[open[i]] += Leaf(roots[tree], rows.Row(open[i]));
        }
        for (var i = 0; i < sums.Length; i++) sums[i] = ProbabilityOf(sums[i]);
        return sums;
    }

    /// <summary>How likely it is for one row, by all trees.</summary>
    public float Probability(ReadOnlySpan<float> row)
    {
        var sum = 0f;
        foreach (var root in roots) sum += Leaf(root, row);
        return ProbabilityOf(sum);
    }

    /// <summary>By table, rounded: the last digit of an exponential is not the same on every machine, and rows have to be.</summary>
    static float ProbabilityOf(float odds) => Logistic[(int)MathF.Round(Math.Clamp(odds, -MaxOdds, MaxOdds) * StepsInOne) + (MaxOdds * StepsInOne)];

    static int Undecided(float[] sums, Span<int> open)
    {
        var count = 0;
        foreach (var row in open)
            if (MathF.Abs(sums[row]) < Decided) open[count++] = row;
        return count;
    }

    float Leaf(int at, ReadOnlySpan<float> row)
    {
        while (at >= 0)
        {
            ref readonly var node = ref nodes[at];
            at = row[node.Feature] <= node.Threshold ? node.Low : node.High;
        }
        return leaves[~at];
    }

    public static TreeModel Read(BinaryReader reader)
    {
        var (roots, nodes, leaves) = (new int[reader.ReadInt32()], new TreeNode[reader.ReadInt32()], new float[reader.ReadInt32()]);
        for (var i = 0; i < roots.Length; i++) roots[i] = reader.ReadInt32();
        for (var i = 0; i < nodes.Length; i++) nodes[i] = new(reader.ReadUInt16(), reader.ReadSingle(), reader.ReadInt32(), reader.ReadInt32());
        for (var i = 0; i < leaves.Length; i++) leaves[i] = reader.ReadSingle();
        return new(roots, nodes, leaves);
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(roots.Length);
        writer.Write(nodes.Length);
        writer.Write(leaves.Length);
        foreach (var root in roots) writer.Write(root);
        foreach (var node in nodes)
        {
            writer.Write((ushort)node.Feature);
            writer.Write(node.Threshold);
            writer.Write(node.Low);
            writer.Write(node.High);
        }
        foreach (var leaf in leaves) writer.Write(leaf);
    }
}

/// <summary>Numbers by which trees decide, row by row.</summary>
interface ITreeRows
{
    int Rows { get; }

    ReadOnlySpan<float> Row(int row);
}

readonly record struct TreeNode(int Feature, float Threshold, int Low, int High);
