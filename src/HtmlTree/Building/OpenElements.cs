using HtmlTree.Names;
using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>The stack of open elements. How many of each name are open is counted, so that a look for one that is not there costs nothing.</summary>
sealed class OpenElements(Arena arena)
{
    readonly int[] _open = new int[(int)HtmlName.Count];
    int[] _nodes = new int[64];

    public int Count { get; private set; }

    /// <summary>Foreign elements among the open ones.</summary>
    public int Foreign { get; private set; }

    /// <summary>Elements looked at on the way down the stack.</summary>
    public long Work { get; private set; }

    public int Current => _nodes[Count - 1];

    public int this[int position]
    {
        get => _nodes[position];
        set
        {
            Uncount(_nodes[position]);
            _nodes[position] = value;
            Recount(value);
        }
    }

    public ref NodeData CurrentData => ref arena[Current];

    public void Push(int node) => Insert(Count, node);

    public void Insert(int position, int node)
    {
        if (Count == _nodes.Length) Array.Resize(ref _nodes, Count * 2);
        Array.Copy(_nodes, position, _nodes, position + 1, Count - position);
        _nodes[position] = node;
        Count++;
        Recount(node);
    }

    public void Pop() => Uncount(_nodes[--Count]);

    public void Remove(int node)
    {
        var position = PositionOf(node);
        if (position < 0) return;
        Array.Copy(_nodes, position + 1, _nodes, position, --Count - position);
        Uncount(node);
    }

    public int PositionOf(int node)
    {
        if (!arena[node].IsOpen) return -1;
        var position = Count - 1;
        while (_nodes[position] != node) position--;
        Work += Count - position;
        return position;
    }

    public bool IsCurrent(HtmlName name) => Is(Current, name);

    public bool Is(int node, HtmlName name) => arena[node].Name == (int)name && arena[node].Space == Namespace.Html;

    public bool Has(HtmlName name) => _open[(int)name] > 0;

    public void PopTo(HtmlName name)
    {
        while (!IsCurrent(name)) Pop();
        Pop();
    }

    /// <summary>Pops to one of the elements, not including it; <c>html</c> and <c>template</c> stay in any case.</summary>
    public void ClearTo(Trait trait)
    {
        while (!(CurrentData.Space == Namespace.Html && NameTraits.Is(CurrentData.Name, trait)) && !IsCurrent(Template) && !IsCurrent(Html)) Pop();
    }

    public void PopImpliedEnds(int except = 0, Trait implied = Trait.ImpliedEnd)
    {
        while (CurrentData.Space == Namespace.Html && CurrentData.Name != except && NameTraits.Is(CurrentData.Name, implied)) Pop();
    }

    public bool HasInScope(HtmlName name) => HasInScope(name, None, None);

    public bool HasInButtonScope(HtmlName name) => HasInScope(name, Button, None);

    public bool HasInListScope(HtmlName name) => HasInScope(name, Ol, Ul);

    bool HasInScope(HtmlName name, HtmlName end, HtmlName otherEnd)
    {
        if (!Has(name)) return false;
        for (var position = Count - 1; position >= 0; position--)
        {
            Work++;
            ref var data = ref arena[_nodes[position]];
            if (data.Space != Namespace.Html)
            {
                if (EndsScope(ref data)) return false;
            }
            else if (data.Name == (int)name) return true;
            else if (NameTraits.Is(data.Name, Trait.ScopeEnd) || (data.Name != 0 && (data.Name == (int)end || data.Name == (int)otherEnd))) return false;
        }
        return false;
    }

    /// <summary>Whether this very element is in scope.</summary>
    public bool HasNodeInScope(int node)
    {
        for (var position = Count - 1; position >= 0; position--)
        {
            Work++;
            if (_nodes[position] == node) return true;
            ref var data = ref arena[_nodes[position]];
            if (data.Space == Namespace.Html ? NameTraits.Is(data.Name, Trait.ScopeEnd) : EndsScope(ref data)) return false;
        }
        return false;
    }

    public bool HasHeadingInScope() => HasInScope(H1) || HasInScope(H2) || HasInScope(H3) || HasInScope(H4) || HasInScope(H5) || HasInScope(H6);

    public bool HasInTableScope(HtmlName name)
    {
        if (!Has(name)) return false;
        for (var position = Count - 1; position >= 0; position--)
        {
            Work++;
            if (Is(_nodes[position], name)) return true;
            if (Is(_nodes[position], Table) || Is(_nodes[position], Template) || Is(_nodes[position], Html)) return false;
        }
        return false;
    }

    public bool HasInSelectScope(HtmlName name)
    {
        if (!Has(name)) return false;
        for (var position = Count - 1; position >= 0; position--)
        {
            Work++;
            if (Is(_nodes[position], name)) return true;
            if (!Is(_nodes[position], Optgroup) && !Is(_nodes[position], Option)) return false;
        }
        return false;
    }

    /// <summary>Elements of the three vocabularies that the standard calls special.</summary>
    public bool IsSpecial(int node)
    {
        ref var data = ref arena[node];
        return data.Space == Namespace.Html ? NameTraits.Is(data.Name, Trait.Special) : EndsScope(ref data);
    }

    static bool EndsScope(ref NodeData data) => data.Space == Namespace.Svg
        ? (HtmlName)data.Name is ForeignObject or Desc or Title
        : data.Space == Namespace.MathMl && (HtmlName)data.Name is Mi or Mo or Mn or Ms or Mtext or AnnotationXml;

    void Recount(int node)
    {
        ref var data = ref arena[node];
        data.IsOpen = true;
        if (data.Space != Namespace.Html) Foreign++;
        else if (data.Name < _open.Length) _open[data.Name]++;
    }

    void Uncount(int node)
    {
        ref var data = ref arena[node];
        data.IsOpen = false;
        if (data.Space != Namespace.Html) Foreign--;
        else if (data.Name < _open.Length) _open[data.Name]--;
    }
}
