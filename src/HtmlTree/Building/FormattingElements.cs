namespace HtmlTree.Building;

/// <summary>The list of active formatting elements: those that misnested markup opens again in every block until they are closed.</summary>
sealed class FormattingElements(Arena arena)
{
    /// <summary>Where a cell, caption or object begins: elements before it are not opened inside.</summary>
    const int Marker = -1;

    /// <summary>Alike elements kept since the last marker.</summary>
    const int MaxAlike = 3;

    readonly List<int> _nodes = [];

    public int Count => _nodes.Count;

    /// <summary>Entries looked at.</summary>
    public long Work { get; private set; }

    public int this[int position] { get => _nodes[position]; set => _nodes[position] = value; }

    public bool IsMarker(int position) => _nodes[position] == Marker;

    public void AddMarker() => _nodes.Add(Marker);

    public void Add(int node)
    {
        var (alike, earliest) = (0, -1);
        for (var i = _nodes.Count - 1; i >= 0 && !IsMarker(i); i--)
        {
            Work++;
            if (AreAlike(_nodes[i], node)) (alike, earliest) = (alike + 1, i);
        }
        if (alike >= MaxAlike) _nodes.RemoveAt(earliest);
        _nodes.Add(node);
    }

    public void ClearToMarker()
    {
        var start = _nodes.LastIndexOf(Marker);
        _nodes.RemoveRange(Math.Max(start, 0), _nodes.Count - Math.Max(start, 0));
    }

    /// <summary>The last element of the name since the last marker, or -1.</summary>
    public int LastOf(int name)
    {
        for (var i = _nodes.Count - 1; i >= 0 && !IsMarker(i); i--)
        {
            Work++;
            if (arena[_nodes[i]].Name == name) return i;
        }
        return -1;
    }

    public int PositionOf(int node) => _nodes.LastIndexOf(node);

    public void RemoveAt(int position) => _nodes.RemoveAt(position);

    public void Remove(int node) => _nodes.Remove(node);

    public void Insert(int position, int node) => _nodes.Insert(position, node);

    bool AreAlike(int one, int other)
    {
        if (arena[one].Name != arena[other].Name || arena[one].Content.Length != arena[other].Content.Length) return false;
        if (arena[one].Content == arena[other].Content) return true;
        foreach (ref readonly var attribute in arena.Attributes(arena[one].Content))
            if (!Has(other, attribute)) return false;
        return true;
    }

    bool Has(int node, AttributeData wanted)
    {
        foreach (ref readonly var attribute in arena.Attributes(arena[node].Content))
            if (attribute.Name == wanted.Name) return arena.Characters[attribute.Value].SequenceEqual(arena.Characters[wanted.Value]);
        return false;
    }
}
