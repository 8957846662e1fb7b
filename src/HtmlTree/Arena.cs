using System.Buffers;
using HtmlTree.Characters;
using HtmlTree.Names;

namespace HtmlTree;

/// <summary>The nodes and attributes of one document, in a few arrays that are given back at the end.</summary>
sealed class Arena : IDisposable
{
    NodeData[] _nodes = ArrayPool<NodeData>.Shared.Rent(2048);
    AttributeData[] _attributes = ArrayPool<AttributeData>.Shared.Rent(2048);

    public Arena(string source)
    {
        Characters = new CharacterStore(source);
        _nodes[0] = default;
        Count = 1;
    }

    public CharacterStore Characters { get; }

    public NameTable Names { get; } = new();

    public int Count { get; private set; }

    public int AttributeCount { get; private set; }

    public ref NodeData this[int node] => ref _nodes[node];

    public ReadOnlySpan<AttributeData> Attributes(Slice slice) => _attributes.AsSpan(slice.Start, slice.Length);

    public void AddAttribute(AttributeData attribute)
    {
        if (AttributeCount == _attributes.Length) Grow(ref _attributes);
        _attributes[AttributeCount++] = attribute;
    }

    public int Add(NodeKind kind, int name, Namespace space, Slice content)
    {
        if (Count == _nodes.Length) Grow(ref _nodes);
        _nodes[Count] = new NodeData { Kind = kind, Name = name, Space = space, Content = content };
        return Count++;
    }

    public void Append(int parent, int node)
    {
        ref var child = ref _nodes[node];
        ref var above = ref _nodes[parent];
        (child.Parent, child.Previous, child.Next) = (parent, above.LastChild, 0);
        if (above.LastChild == 0) above.FirstChild = node;
        else _nodes[above.LastChild].Next = node;
        above.LastChild = node;
    }

    public void InsertBefore(int node, int before)
    {
        ref var next = ref _nodes[before];
        ref var child = ref _nodes[node];
        (child.Parent, child.Previous, child.Next) = (next.Parent, next.Previous, before);
        if (next.Previous == 0) _nodes[next.Parent].FirstChild = node;
        else _nodes[next.Previous].Next = node;
        next.Previous = node;
    }

    public void Remove(int node)
    {
        ref var child = ref _nodes[node];
        if (child.Previous != 0) _nodes[child.Previous].Next = child.Next;
        else if (_nodes[child.Parent].FirstChild == node) _nodes[child.Parent].FirstChild = child.Next;
        if (child.Next != 0) _nodes[child.Next].Previous = child.Previous;
        else if (_nodes[child.Parent].LastChild == node) _nodes[child.Parent].LastChild = child.Previous;
        child.Parent = child.Previous = child.Next = 0;
    }

    /// <summary>The depth of the deepest node, the document's children being at 1.</summary>
    public int Depth()
    {
        var (node, depth, deepest) = (_nodes[0].FirstChild, 1, 0);
        while (node != 0)
        {
            deepest = Math.Max(deepest, depth);
            if (_nodes[node].FirstChild != 0) { node = _nodes[node].FirstChild; depth++; continue; }
            while (node != 0 && _nodes[node].Next == 0) { node = _nodes[node].Parent; depth--; }
            if (node != 0) node = _nodes[node].Next;
        }
        return deepest;
    }

    static void Grow<T>(ref T[] items)
    {
        var larger = ArrayPool<T>.Shared.Rent(items.Length * 2);
        items.AsSpan().CopyTo(larger);
        ArrayPool<T>.Shared.Return(items);
        items = larger;
    }

    public void Dispose()
    {
        if (_nodes.Length == 0) return;
        ArrayPool<NodeData>.Shared.Return(_nodes);
        ArrayPool<AttributeData>.Shared.Return(_attributes);
        (_nodes, _attributes) = ([], []);
        Characters.Dispose();
    }
}
