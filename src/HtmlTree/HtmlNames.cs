using HtmlTree.Names;

namespace HtmlTree;

/// <summary>Names as markup writes them.</summary>
public static class HtmlNames
{
    /// <summary>The known name, whatever the case of its letters, or <see cref="HtmlName.None"/>.</summary>
    public static HtmlName Of(ReadOnlySpan<char> name) => NameTable.Known(name);
}
