using HtmlTree.Characters;

namespace HtmlTree;

enum NodeKind : byte { Document, Element, Text }

enum Namespace : byte { Html, Svg, MathMl }

/// <summary>A node in the arena. Links are positions there; 0, the document's own, means none.</summary>
struct NodeData
{
    public int Parent, FirstChild, LastChild, Next, Previous;

    /// <summary>An element's number in the name table.</summary>
    public int Name;

    /// <summary>A text's characters, or the first attribute and the number of them.</summary>
    public Slice Content;

    public NodeKind Kind;
    public Namespace Space;

    /// <summary>Whether the builder has the element among its open ones.</summary>
    public bool IsOpen;
}

readonly record struct AttributeData(int Name, Slice Value);
