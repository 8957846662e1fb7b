namespace FastText;

/// <summary>The Huffman tree over the labels by which a model with hierarchical softmax tells their probabilities.</summary>
sealed class LabelTree
{
    readonly (int Left, int Right)[] _nodes;
    readonly int _labels;

    /// <param name="counts">How often each label was seen, from the most frequent, as models have them.</param>
    public LabelTree(IReadOnlyList<long> counts)
    {
        _labels = counts.Count;
        _nodes = new (int, int)[(2 * _labels) - 1];
        Array.Fill(_nodes, (-1, -1));
        var sums = new long[_nodes.Length];
        for (var i = 0; i < sums.Length; i++) sums[i] = i < _labels ? counts[i] : (long)1e15;
        var (leaf, node) = (_labels - 1, _labels);
        for (var i = _labels; i < _nodes.Length; i++)
        {
            var left = leaf >= 0 && sums[leaf] < sums[node] ? leaf-- : node++;
            var right = leaf >= 0 && sums[leaf] < sums[node] ? leaf-- : node++;
            (_nodes[i], sums[i]) = ((left, right), sums[left] + sums[right]);
        }
    }

    /// <summary>Each label's probability: the product of those along its path.</summary>
    public void Probabilities(IRows output, ReadOnlySpan<float> hidden, Span<float> probabilities)
    {
        var open = new Stack<(int Node, float Probability)>();
        open.Push((_nodes.Length - 1, 1));
        while (open.TryPop(out var at))
        {
            if (at.Node < _labels)
            {
                probabilities[at.Node] = at.Probability;
                continue;
            }
            var right = 1 / (1 + MathF.Exp(-output.Dot(hidden, at.Node - _labels)));
            open.Push((_nodes[at.Node].Left, at.Probability * (1 - right)));
            open.Push((_nodes[at.Node].Right, at.Probability * right));
        }
    }
}
