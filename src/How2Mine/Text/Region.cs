using HtmlTree;

namespace How2Mine.Text;

/// <summary>A block-level element with the run of text blocks inside it.</summary>
sealed class Region(int index, Region? parent, HtmlName tag, string hints)
{
    public int Index { get; } = index;

    public Region? Parent { get; } = parent;

    public HtmlName Tag { get; } = tag;

    /// <summary>Class, id, role and item property in lower case.</summary>
    public string Hints { get; } = hints;

    /// <summary>The blocks inside: from <see cref="First"/> up to, not including, <see cref="End"/>.</summary>
    public int First { get; init; }

    public int End { get; set; }
}
