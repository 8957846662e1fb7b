using static HtmlTree.HtmlName;

namespace HtmlTree.Building;

/// <summary>Formatting elements: opened again where blocks cut them, and sorted out where tags are misnested.</summary>
sealed partial class TreeBuilder
{
    /// <summary>The standard's bounds of the adoption agency's loops.</summary>
    const int MaxAdoptions = 8, MaxClonesOnTheWay = 3;

    void StartFormatting()
    {
        if (_token.Name == (int)A && _formatting.LastOf((int)A) is var link and >= 0)
        {
            var node = _formatting[link];
            Adopt((int)A);
            _formatting.Remove(node);
            _open.Remove(node);
        }
        Reconstruct();
        if (_token.Name == (int)Nobr && _open.HasInScope(Nobr))
        {
            Adopt((int)Nobr);
            Reconstruct();
        }
        _formatting.Add(InsertToken());
    }

    void Reconstruct()
    {
        var last = _formatting.Count - 1;
        if (last < 0 || _formatting.IsMarker(last) || _arena[_formatting[last]].IsOpen) return;
        var first = last;
        while (first > 0 && !_formatting.IsMarker(first - 1) && !_arena[_formatting[first - 1]].IsOpen) first--;
        for (var position = first; position <= last; position++)
        {
            var data = _arena[_formatting[position]];
            _formatting[position] = Insert(data.Name, Namespace.Html, data.Content);
        }
    }

    /// <summary>The adoption agency: an end tag of a formatting element that lies across blocks.</summary>
    void Adopt(int name)
    {
        var current = _open.Current;
        if (_arena[current].Name == name && _arena[current].Space == Namespace.Html && _formatting.PositionOf(current) < 0) { _open.Pop(); return; }
        for (var round = 0; round < MaxAdoptions; round++)
        {
            var listed = _formatting.LastOf(name);
            if (listed < 0) { EndNamed(name); return; }
            var element = _formatting[listed];
            if (!_arena[element].IsOpen) { _formatting.RemoveAt(listed); return; }
            if (!_open.HasNodeInScope(element)) return;
            var position = _open.PositionOf(element);
            var block = position + 1;
            while (block < _open.Count && !_open.IsSpecial(_open[block])) block++;
            if (block == _open.Count)
            {
                while (_open.Count > position) _open.Pop();
                _formatting.RemoveAt(listed);
                return;
            }
            Adopt(element, position, block);
        }
    }

    void EndNamed(int name)
    {
        var token = _token.Name;
        _token.Name = name;
        EndOther();
        _token.Name = token;
    }

    void Adopt(int element, int position, int blockPosition)
    {
        var (ancestor, block) = (_open[position - 1], _open[blockPosition]);
        var bookmark = _formatting.PositionOf(element);
        var last = block;
        var at = blockPosition;
        for (var inner = 1; ; inner++)
        {
            var node = _open[--at];
            _moved++;
            if (node == element) break;
            var listed = _formatting.PositionOf(node);
            if (inner > MaxClonesOnTheWay && listed >= 0)
            {
                _formatting.RemoveAt(listed);
                if (listed < bookmark) bookmark--;
                listed = -1;
            }
            if (listed < 0) { _open.Remove(node); continue; }
            var clone = Clone(node);
            _formatting[listed] = clone;
            _open[at] = clone;
            if (last == block) bookmark = listed + 1;
            _arena.Remove(last);
            _arena.Append(clone, last);
            last = clone;
        }
        _arena.Remove(last);
        Put(last, Place(ancestor));
        Rehome(element, block, bookmark);
    }

    /// <summary>Puts a copy of the element around all that the block holds, and opens it there.</summary>
    void Rehome(int element, int block, int bookmark)
    {
        var copy = Clone(element);
        for (var child = _arena[block].FirstChild; child != 0; child = _arena[block].FirstChild)
        {
            _moved++;
            _arena.Remove(child);
            _arena.Append(copy, child);
        }
        _arena.Append(block, copy);
        var listed = _formatting.PositionOf(element);
        _formatting.RemoveAt(listed);
        _formatting.Insert(listed < bookmark ? bookmark - 1 : bookmark, copy);
        _open.Remove(element);
        _open.Insert(_open.PositionOf(block) + 1, copy);
    }

    int Clone(int node)
    {
        _elements++;
        var data = _arena[node];
        return _arena.Add(NodeKind.Element, data.Name, data.Space, data.Content);
    }
}
