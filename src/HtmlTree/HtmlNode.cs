using System.Text;

namespace HtmlTree;

/// <summary>A place in a document's tree; the default value is no node, and asking it for a neighbour gives no node again.</summary>
public readonly struct HtmlNode : IEquatable<HtmlNode>
{
    readonly Arena? _arena;
    readonly int _index;

    internal HtmlNode(Arena arena, int index) => (_arena, _index) = (arena, index);

    public bool Exists => _arena is not null;

    public bool IsElement => Exists && Data.Kind == NodeKind.Element;

    public bool IsText => Exists && Data.Kind == NodeKind.Text;

    /// <summary>An HTML element's name; <see cref="HtmlName.None"/> for a foreign element, an unknown name and a text.</summary>
    public HtmlName Name => IsElement && Data.Space == Namespace.Html && Data.Name < (int)HtmlName.Count ? (HtmlName)Data.Name : HtmlName.None;

    /// <summary>The element's name in lower case, foreign and unknown ones too; empty for other nodes.</summary>
    public string LocalName => IsElement ? _arena!.Names[Data.Name] : "";

    /// <summary><c>svg</c> or <c>math</c> for a foreign element, else empty.</summary>
    public string ForeignSpace => !IsElement ? "" : Data.Space switch { Namespace.Svg => "svg", Namespace.MathMl => "math", _ => "" };

    /// <summary>A text's characters, in as many nodes as the parser met them.</summary>
    public ReadOnlySpan<char> Text => IsText ? _arena!.Characters[Data.Content] : default;

    public HtmlNode Parent => Exists && _index != 0 ? new(_arena!, Data.Parent) : default;

    public HtmlNode FirstChild => Exists ? Link(Data.FirstChild) : default;

    public HtmlNode Next => Exists ? Link(Data.Next) : default;

    public int AttributeCount => IsElement ? Data.Content.Length : 0;

    ref NodeData Data => ref _arena![_index];

    public bool Is(HtmlName name) => IsElement && Data.Name == (int)name && Data.Space == Namespace.Html;

    /// <summary>The first HTML child element of the name.</summary>
    public HtmlNode Child(HtmlName name)
    {
        for (var child = FirstChild; child.Exists; child = child.Next)
            if (child.Is(name)) return child;
        return default;
    }

    /// <summary>The next node of the walk through everything below <paramref name="root"/>, in document order.</summary>
    public HtmlNode NextIn(HtmlNode root)
    {
        if (FirstChild is { Exists: true } child) return child;
        for (var node = this; node.Exists && !node.Equals(root); node = node.Parent)
            if (node.Next is { Exists: true } next) return next;
        return default;
    }

    public bool Has(HtmlName attribute) => Find(attribute, out _);

    /// <summary>The attribute's value, or empty where it is missing.</summary>
    public ReadOnlySpan<char> Attribute(HtmlName attribute) => Find(attribute, out var value) ? value : default;

    /// <summary>The attribute at a position, in the order of the source.</summary>
    public (string Name, string Value) AttributeAt(int position)
    {
        var attribute = _arena!.Attributes(Data.Content)[position];
        return (_arena.Names[attribute.Name], _arena.Characters[attribute.Value].ToString());
    }

    /// <summary>All characters below the node, scripts' and styles' too.</summary>
    public string TextContent
    {
        get
        {
            if (FirstChild is { IsText: true, Next.Exists: false } only) return only.Text.ToString();
            var text = new StringBuilder();
            for (var node = NextIn(this); node.Exists; node = node.NextIn(this)) text.Append(node.Text);
            return text.ToString();
        }
    }

    bool Find(HtmlName attribute, out ReadOnlySpan<char> value)
    {
        if (AttributeCount > 0)
            foreach (ref readonly var one in _arena!.Attributes(Data.Content))
                if (one.Name == (int)attribute) { value = _arena.Characters[one.Value]; return true; }
        value = default;
        return false;
    }

    HtmlNode Link(int index) => index == 0 ? default : new(_arena!, index);

    public bool Equals(HtmlNode other) => _arena == other._arena && _index == other._index;

    public override bool Equals(object? obj) => obj is HtmlNode other && Equals(other);

    public override int GetHashCode() => _index;

    public static bool operator ==(HtmlNode left, HtmlNode right) => left.Equals(right);

    public static bool operator !=(HtmlNode left, HtmlNode right) => !left.Equals(right);
}
